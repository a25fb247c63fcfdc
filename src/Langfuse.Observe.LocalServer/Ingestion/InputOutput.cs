using System.Text.Json;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Finds input and output of a span (wire contract 1.6): both come from the first rule that matches.</summary>
internal static class InputOutput
{
    private static readonly (string Input, string Output)[] s_pairs =
    [
        ("mlflow.spanInputs", "mlflow.spanOutputs"),
        ("traceloop.entity.input", "traceloop.entity.output"),
        ("input.value", "output.value"),
        ("input", "output"),
        ("tool_arguments", "tool_response"),
    ];

    private static readonly HashSet<string> s_messageEvents =
        ["gen_ai.system.message", "gen_ai.user.message", "gen_ai.assistant.message", "gen_ai.tool.message"];

    public static (string? Input, string? Output) Of(OtlpSpan span)
    {
        var attributes = span.Attributes;
        if (attributes.Has("langfuse.observation.input") || attributes.Has("langfuse.observation.output"))
        {
            return (attributes.Text("langfuse.observation.input"), attributes.Text("langfuse.observation.output"));
        }

        return Vercel(span)
            ?? Details(span)
            ?? Messages(span)
            ?? Contents(span)
            ?? Logfire(attributes)
            ?? Paired(attributes)
            ?? Indexed(attributes, "gen_ai.prompt", "gen_ai.completion")
            ?? Indexed(attributes, "llm.input_messages", "llm.output_messages")
            ?? GenAiMessages(attributes)
            ?? Both(attributes.FirstText("gen_ai.tool.call.arguments"), attributes.FirstText("gen_ai.tool.call.result"))
            ?? (null, null);
    }

    private static (string?, string?)? Both(string? input, string? output) => input is null && output is null ? null : (input, output);

    private static (string?, string?)? Vercel(OtlpSpan span) => span.Scope.Name != "ai" ? null : Both(
        span.Attributes.FirstText("ai.prompt.messages", "ai.prompt", "ai.toolCall.args", "ai.value", "ai.values"),
        span.Attributes.FirstText("ai.response.text", "ai.result.text", "ai.toolCall.result", "ai.response.object", "ai.result.object", "ai.response.toolCalls", "ai.result.toolCalls"));

    private static (string?, string?)? Details(OtlpSpan span) =>
        span.Events.Find(item => item.Name == "gen_ai.client.inference.operation.details") is { } details ? GenAiMessages(details.Attributes) : null;

    private static (string?, string?)? Messages(OtlpSpan span)
    {
        var prompts = span.Events.FindAll(item => s_messageEvents.Contains(item.Name));
        var choices = span.Events.FindAll(item => item.Name == "gen_ai.choice");
        if (prompts.Count + choices.Count == 0)
        {
            return null;
        }

        return (prompts.Count == 0 ? null : MessageList(prompts), choices.Count == 0 ? null : choices.Count == 1 ? Message(choices[0]) : MessageList(choices));
    }

    private static (string?, string?)? Contents(OtlpSpan span) => Both(
        span.Events.Find(item => item.Name == "gen_ai.content.prompt")?.Attributes.FirstText("gen_ai.prompt"),
        span.Events.Find(item => item.Name == "gen_ai.content.completion")?.Attributes.FirstText("gen_ai.completion"));

    private static (string?, string?)? Logfire(OtlpAttributes attributes) => Both(attributes.FirstText("prompt"), attributes.FirstText("all_messages_events"));

    private static (string?, string?)? Paired(OtlpAttributes attributes)
    {
        foreach (var (input, output) in s_pairs)
        {
            if (Both(attributes.FirstText(input), attributes.FirstText(output)) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private static (string?, string?)? GenAiMessages(OtlpAttributes attributes)
    {
        var input = attributes.FirstText("gen_ai.input.messages");
        var output = attributes.FirstText("gen_ai.output.messages");
        if (attributes.FirstText("gen_ai.system_instructions") is { } system && !HasSystemMessage(input))
        {
            input = WithSystemMessage(system, input);
        }

        return Both(input, output);
    }

    private static bool HasSystemMessage(string? messages)
    {
        using var document = JsonText.TryParse(messages);
        return document?.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().Any(message =>
            message.ValueKind == JsonValueKind.Object && message.TryGetProperty("role", out var role) && role.ValueEquals("system"));
    }

    private static string WithSystemMessage(string system, string? messages) => JsonText.Build(writer =>
    {
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("role", "system");
        writer.WritePropertyName("content");
        JsonText.WriteStored(writer, system);
        writer.WriteEndObject();
        using var document = JsonText.TryParse(messages);
        if (document?.RootElement.ValueKind == JsonValueKind.Array)
        {
            foreach (var message in document.RootElement.EnumerateArray())
            {
                message.WriteTo(writer);
            }
        }
        writer.WriteEndArray();
    });

    /// <summary>Rebuilds a list from keys such as <c>gen_ai.prompt.0.role</c>.</summary>
    private static (string?, string?)? Indexed(OtlpAttributes attributes, string inputPrefix, string outputPrefix) =>
        Both(Rebuild(attributes, inputPrefix), Rebuild(attributes, outputPrefix));

    private static string? Rebuild(OtlpAttributes attributes, string prefix)
    {
        if (attributes.FirstText(prefix) is { } whole)
        {
            return whole;
        }

        var items = new SortedDictionary<int, SortedDictionary<string, OtlpValue>>();
        foreach (var (key, value) in attributes)
        {
            if (!key.StartsWith(prefix + ".", StringComparison.Ordinal))
            {
                continue;
            }

            var rest = key.AsSpan(prefix.Length + 1);
            var dot = rest.IndexOf('.');
            if (dot <= 0 || !int.TryParse(rest[..dot], out var index))
            {
                continue;
            }

            if (!items.TryGetValue(index, out var item))
            {
                items[index] = item = new SortedDictionary<string, OtlpValue>(StringComparer.Ordinal);
            }

            var name = rest[(dot + 1)..].ToString();
            item[name.StartsWith("message.", StringComparison.Ordinal) ? name["message.".Length..] : name] = value;
        }
        return items.Count == 0 ? null : JsonText.Build(writer =>
        {
            writer.WriteStartArray();
            foreach (var item in items.Values)
            {
                WriteObject(writer, item.Select(pair => (pair.Key, pair.Value)));
            }

            writer.WriteEndArray();
        });
    }

    private static string MessageList(List<OtlpEvent> events) => JsonText.Build(writer =>
    {
        writer.WriteStartArray();
        events.ForEach(item => WriteObject(writer, Properties(item)));
        writer.WriteEndArray();
    });

    private static string Message(OtlpEvent item) => JsonText.Build(writer => WriteObject(writer, Properties(item)));

    private static List<(string, OtlpValue)> Properties(OtlpEvent item)
    {
        var properties = new List<(string, OtlpValue)>();
        if (s_messageEvents.Contains(item.Name))
        {
            properties.Add(("role", OtlpValue.Of(item.Name.Split('.')[1])));
        }

        foreach (var (key, value) in item.Attributes)
        {
            properties.Add((key, value));
        }

        return properties;
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<(string Key, OtlpValue Value)> properties)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in properties.DistinctBy(property => property.Key))
        {
            writer.WritePropertyName(key);
            OtlpValueJson.Write(writer, value);
        }
        writer.WriteEndObject();
    }
}
