using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Builds the metadata of an observation: flat, dotted names, text values (wire contract 1.7, direct path).</summary>
internal static class MetadataReader
{
    private const string OfObservation = "langfuse.observation.metadata";
    private const string OfTrace = "langfuse.trace.metadata";
    private const string OfEither = "langfuse.metadata";
    private const string OfVercel = "ai.telemetry.metadata.";

    private static readonly string[] s_readElsewhere = ["userId", "sessionId", "tags", "langfusePrompt"];

    /// <param name="span">The span.</param>
    /// <param name="dropped">A metadata attribute whose JSON is not an object, which Langfuse drops; null when none is.</param>
    public static string Of(OtlpSpan span, out string? dropped)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        AddForeignAttributes(flat, span);
        AddResource(flat, span);
        dropped = AddJson(flat, span.Attributes, OfObservation, OfEither);
        AddKeyed(flat, span.Attributes, OfObservation + ".");
        AddKeyed(flat, span.Attributes, OfEither + ".");
        AddKeyed(flat, span.Attributes, OfVercel);
        dropped = AddJson(flat, span.Attributes, OfTrace, OfTrace) ?? dropped;
        AddKeyed(flat, span.Attributes, OfTrace + ".");
        return Write(flat);
    }

    // A source named langfuse-sdk... says everything in langfuse.* keys; of others every attribute is kept.
    private static void AddForeignAttributes(Dictionary<string, string> flat, OtlpSpan span)
    {
        if (span.Scope.Name.StartsWith("langfuse-sdk", StringComparison.Ordinal))
        {
            return;
        }

        foreach (var (key, value) in span.Attributes)
        {
            if (!key.StartsWith("langfuse.", StringComparison.Ordinal))
            {
                flat["attributes." + key] = value.AsText();
            }
        }
    }

    // They are repeated on each span, so what does not fit is left out: a megabyte there would be gigabytes here.
    private static void AddResource(Dictionary<string, string> flat, OtlpSpan span)
    {
        var left = OtlpLimits.Repeated;
        AddRepeated(flat, "resourceAttributes.", span.Resource, ref left);
        AddScope(flat, span.Scope);
        AddRepeated(flat, "scope.attributes.", span.Scope.Attributes, ref left);
    }

    private static void AddRepeated(Dictionary<string, string> flat, string prefix, OtlpAttributes attributes, ref int left)
    {
        foreach (var (key, value) in attributes)
        {
            var text = value.AsText();
            if (key.Length + text.Length <= left)
            {
                left -= key.Length + text.Length;
                flat[prefix + key] = text;
            }
        }
    }

    private static void AddScope(Dictionary<string, string> flat, OtlpScope scope)
    {
        if (scope.Name.Length > 0)
        {
            flat["scope.name"] = scope.Name;
        }

        if (!string.IsNullOrEmpty(scope.Version))
        {
            flat["scope.version"] = scope.Version;
        }
    }

    private static string? AddJson(Dictionary<string, string> flat, OtlpAttributes attributes, string key, string otherKey)
    {
        if (!attributes.TryFirst(out var found, out var value, key, otherKey))
        {
            return null;
        }

        using var document = JsonText.TryParse(value.AsText());
        switch (document?.RootElement.ValueKind)
        {
            case JsonValueKind.Object:
                Flatten(flat, "", document.RootElement);
                return null;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in document.RootElement.EnumerateArray())
                {
                    flat[(index++).ToString(System.Globalization.CultureInfo.InvariantCulture)] = Scalar(item);
                }

                return null;
            default:
                return found;
        }
    }

    private static void AddKeyed(Dictionary<string, string> flat, OtlpAttributes attributes, string prefix)
    {
        foreach (var (key, value) in attributes)
        {
            if (!key.StartsWith(prefix, StringComparison.Ordinal) || key.Length == prefix.Length)
            {
                continue;
            }

            var name = key[prefix.Length..];
            if (prefix == OfVercel && s_readElsewhere.Contains(name))
            {
                continue;
            }

            flat[name] = value.AsText();
        }
    }

    private static void Flatten(Dictionary<string, string> flat, string prefix, JsonElement json)
    {
        foreach (var property in json.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (name.Length > OtlpLimits.MetadataName)
            {
                // Each level would carry the names of all above it once more.
                flat[name[..OtlpLimits.MetadataName]] = Scalar(property.Value);
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(flat, name + ".", property.Value);
            }
            else
            {
                flat[name] = Scalar(property.Value);
            }
        }
    }

    private static string Scalar(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Write(Dictionary<string, string> flat) => JsonText.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var (key, value) in flat)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    });
}
