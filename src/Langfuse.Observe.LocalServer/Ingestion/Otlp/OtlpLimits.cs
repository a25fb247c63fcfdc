namespace Langfuse.Observe.LocalServer.Ingestion.Otlp;

/// <summary>What an export may have. Small input must not stand for much work or much data.</summary>
internal static class OtlpLimits
{
    /// <summary>How deep arrays and maps may stand in each other. Protobuf libraries stop at 100.</summary>
    public const int Depth = 32;

    /// <summary>Spans of one export: exporters send 512.</summary>
    public const int Spans = 50_000;

    /// <summary>Characters of an id, as in the ingestion API.</summary>
    public const int IdLength = 800;

    /// <summary>Characters of a name in flattened metadata; what stands deeper is kept as JSON under the name that fits.</summary>
    public const int MetadataName = 1000;

    /// <summary>Characters of resource and scope attributes, which are repeated on every span of theirs.</summary>
    public const int Repeated = 16 * 1024;

    /// <exception cref="InvalidDataException">It is too deep.</exception>
    public static void CheckDepth(int depth)
    {
        if (depth > Depth)
        {
            throw new InvalidDataException($"arrays and maps are nested deeper than {Depth}; send the value as a JSON string");
        }
    }

    /// <exception cref="InvalidDataException">There are too many.</exception>
    public static void CheckSpans(int count)
    {
        if (count > Spans)
        {
            throw new InvalidDataException($"more than {Spans} spans in one export; send them in smaller batches");
        }
    }
}
