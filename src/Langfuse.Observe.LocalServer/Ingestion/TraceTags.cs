using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Reads the tags of a trace: a list, JSON list text, a comma list, or one tag.</summary>
internal static class TraceTags
{
    public static readonly string[] Keys =
        ["langfuse.trace.tags", "langfuse.tags", "langfuse.observation.metadata.langfuse_tags", "langfuse.trace.metadata.langfuse_tags", "ai.telemetry.metadata.tags", "tag.tags"];

    public static string? Of(OtlpAttributes attributes)
    {
        if (!attributes.TryFirst(out _, out var value, Keys))
        {
            return null;
        }

        var tags = Read(value);
        return tags.Count == 0 ? null : JsonText.Build(writer =>
        {
            writer.WriteStartArray();
            tags.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
        });
    }

    private static List<string> Read(OtlpValue value)
    {
        if (value.Kind == OtlpValueKind.Array)
        {
            return [.. value.Items.ToArray().Select(item => item.AsText())];
        }

        if (value.TextOrNull is not { } text)
        {
            return [];
        }

        if (text.TrimStart().StartsWith('['))
        {
            using var document = JsonText.TryParse(text);
            if (document?.RootElement.ValueKind == JsonValueKind.Array)
            {
                return [.. document.RootElement.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())];
            }
        }
        return value.Kind == OtlpValueKind.Text && text.Contains(',', StringComparison.Ordinal)
            ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : [text];
    }
}
