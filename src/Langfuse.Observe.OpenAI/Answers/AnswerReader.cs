using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>Reads the JSON of an answer that came as a whole.</summary>
internal static class AnswerReader
{
    public static Answer Read(Operation operation, JsonElement root) => operation.Name switch
    {
        "chat" => Chat(root),
        "responses" => Responses(root),
        "embeddings" => Embeddings(root),
        "images" => Images(root),
        "completions" => With(root, Choice(root, static choice => choice.TryGetProperty("text", out var text) ? text.GetString() : null)),
        "transcribe" => With(root, root.TryGetProperty("text", out var text) ? text.GetString() : root.Clone()),
        _ => With(root, root.TryGetProperty("results", out var results) ? results.Clone() : root.Clone()),
    };

    /// <summary>An answer of <c>/responses</c>, whole: also the last event of its stream.</summary>
    public static Answer Responses(JsonElement root)
    {
        var answer = With(root, root.TryGetProperty("output", out var output) ? output.Clone() : null);
        return answer with { Metadata = Metadata(root, "status"), Error = ErrorText.In(root) };
    }

    private static Answer Chat(JsonElement root)
    {
        object? output = root.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 1
            ? Messages(choices)
            : Choice(root, static choice => choice.TryGetProperty("message", out var message) ? (object?)message.Clone() : null);
        return With(root, output) with { Metadata = Metadata(root, "finish_reason") };
    }

    private static JsonArray Messages(JsonElement choices)
    {
        var messages = new JsonArray();
        foreach (var choice in choices.EnumerateArray())
        {
            messages.Add(choice.TryGetProperty("message", out var message) ? JsonNode.Parse(message.GetRawText()) : null);
        }

        return messages;
    }

    private static Answer Embeddings(JsonElement root)
    {
        var output = new JsonObject();
        if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
        {
            output["count"] = data.GetArrayLength();
            if (data.GetArrayLength() > 0 && data[0].TryGetProperty("embedding", out var first))
            {
                output["dimensions"] = Dimensions(first);
            }
        }

        return With(root, output);
    }

    // Four bytes a number where they come as base64, as the .NET client asks for them.
    private static int Dimensions(JsonElement embedding) =>
        embedding.ValueKind == JsonValueKind.Array ? embedding.GetArrayLength() : embedding.TryGetBytesFromBase64(out var bytes) ? bytes.Length / 4 : 0;

    private static Answer Images(JsonElement root)
    {
        var images = new JsonArray();
        var format = root.TryGetProperty("output_format", out var given) ? given.GetString() : "png";
        if (root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
        {
            foreach (var image in data.EnumerateArray())
            {
                images.Add((JsonNode?)(image.TryGetProperty("b64_json", out var bytes) && bytes.ValueKind == JsonValueKind.String
                    ? $"data:image/{format};base64,{bytes.GetString()}"
                    : image.TryGetProperty("url", out var url) ? url.GetString() : null));
            }
        }

        return With(root, images);
    }

    private static T? Choice<T>(JsonElement root, Func<JsonElement, T?> read) =>
        root.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 ? read(choices[0]) : default;

    private static Answer With(JsonElement root, object? output) => new(output)
    {
        Model = root.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String ? model.GetString() : null,
        Usage = UsageReader.In(root),
    };

    private static Dictionary<string, object?>? Metadata(JsonElement root, string reason)
    {
        var metadata = new Dictionary<string, object?>();
        var holder = reason == "finish_reason" ? Choice(root, static choice => (JsonElement?)choice) ?? root : root;
        if (holder.TryGetProperty(reason, out var value) && value.ValueKind == JsonValueKind.String)
        {
            metadata[reason] = value.GetString();
        }

        if (root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            metadata["response_id"] = id.GetString();
        }

        return metadata.Count == 0 ? null : metadata;
    }
}
