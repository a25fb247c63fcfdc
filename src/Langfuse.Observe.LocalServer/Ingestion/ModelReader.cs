using System.Globalization;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Reads the model, its parameters and the prompt of an observation (wire contract 1.5).</summary>
internal static class ModelReader
{
    private const string RequestPrefix = "gen_ai.request.";
    private const string InvocationPrefix = "llm.invocation_parameters.";

    public static string? Name(OtlpAttributes attributes) => UsageReader.IsAgentStep(attributes) ? null : attributes.FirstText(
        "langfuse.observation.model.name", "gen_ai.response.model", "ai.model.id", "gen_ai.request.model", "llm.response.model", "llm.model_name", "embedding.model_name", "reranker.model_name", "model");

    public static string? Parameters(OtlpAttributes attributes)
    {
        foreach (var key in (ReadOnlySpan<string>)["langfuse.observation.model.parameters", "llm.invocation_parameters", "model_config"])
        {
            using var document = JsonText.TryParse(attributes.FirstText(key));
            if (document?.RootElement.ValueKind == JsonValueKind.Object)
            {
                return Write(document.RootElement.EnumerateObject().Select(property => (property.Name, property.Value)));
            }
        }
        return FromRequest(attributes);
    }

    /// <summary>The linked prompt; only generations have one.</summary>
    public static (string? Name, long? Version) Prompt(OtlpAttributes attributes, string type)
    {
        if (type != "GENERATION")
        {
            return (null, null);
        }

        var name = attributes.FirstText("langfuse.observation.prompt.name", "langfuse.prompt.name");
        if (name is null || !attributes.TryFirst(out _, out var version, "langfuse.observation.prompt.version", "langfuse.prompt.version"))
        {
            return (null, null);
        }

        if (version.Kind == OtlpValueKind.Integer)
        {
            return (name, (long)version.Number);
        }

        return (null, null);
    }

    public static long? CompletionStartUs(OtlpAttributes attributes, long startUs)
    {
        if (attributes.FirstText("langfuse.observation.completion_start_time") is { } given)
        {
            // The JS SDK sends the date JSON-quoted; a bare number is milliseconds.
            var text = given.Trim('"');
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time.ToUnixTimeMilliseconds() * 1000;
            }

            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) ? Micros.After(0, milliseconds) : null;
        }
        return attributes.TryFirst(out _, out var first, "ai.response.msToFirstChunk", "ai.stream.msToFirstChunk") && first.IsNumber
            ? Micros.After(startUs, first.Number)
            : null;
    }

    private static string? FromRequest(OtlpAttributes attributes)
    {
        var found = new List<(string, OtlpValue)>();
        foreach (var (key, value) in attributes)
        {
            if (key.StartsWith(RequestPrefix, StringComparison.Ordinal) && key != "gen_ai.request.model")
            {
                found.Add((key[RequestPrefix.Length..], value));
            }
            else if (key.StartsWith(InvocationPrefix, StringComparison.Ordinal))
            {
                found.Add((key[InvocationPrefix.Length..], value));
            }
        }
        return found.Count == 0 ? null : JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in found)
            {
                writer.WritePropertyName(key);
                if (value.IsNumber)
                {
                    OtlpValueJson.Write(writer, value);
                }
                else
                {
                    writer.WriteStringValue(value.AsText());
                }
            }
            writer.WriteEndObject();
        });
    }

    // Strings and numbers stay; every other value becomes its JSON text.
    private static string Write(IEnumerable<(string Name, JsonElement Value)> properties) => JsonText.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                value.WriteTo(writer);
            }
            else
            {
                writer.WriteStringValue(value.GetRawText());
            }
        }
        writer.WriteEndObject();
    });
}
