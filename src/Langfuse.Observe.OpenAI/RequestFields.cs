using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.OpenAI;

/// <summary>What a request's body says: input, model and parameters.</summary>
internal sealed record RequestFields(object? Input, string? Model, Dictionary<string, object?> Parameters)
{
    // Beyond it a body holds files, and reading it twice would be felt.
    private const int MostBytes = 32 << 20;

    private static readonly HashSet<string> s_noParameters = ["messages", "input", "prompt", "model", "tools", "functions", "instructions", "file", "image", "mask", "metadata", "stream", "stream_options", "user", "store", "previous_response_id", "conversation"];

    public static RequestFields Read(PipelineRequest request, Operation operation)
    {
        var body = Body(request);
        if (body is null)
        {
            return new($"({operation.InputProperty})", Operation.Deployment(request.Uri), []);
        }

        using var document = JsonDocument.Parse(body.Value);
        var root = document.RootElement;
        return new(InputOf(root, operation), Text(root, "model") ?? Operation.Deployment(request.Uri), ParametersOf(root));
    }

    private static ReadOnlyMemory<byte>? Body(PipelineRequest request)
    {
        var isJson = request.Headers.TryGetValue("Content-Type", out var type) && type?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
        if (!isJson || request.Content is not { } content || !content.TryComputeLength(out var length) || length is 0 or > MostBytes)
        {
            return null;
        }

        using var copy = new MemoryStream((int)length);
        content.WriteTo(copy);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }

    private static object? InputOf(JsonElement root, Operation operation)
    {
        if (!root.TryGetProperty(operation.InputProperty, out var input))
        {
            return null;
        }

        var hasTools = root.TryGetProperty("tools", out var tools) && tools.ValueKind == JsonValueKind.Array && tools.GetArrayLength() > 0;
        var hasInstructions = root.TryGetProperty("instructions", out var instructions) && instructions.ValueKind == JsonValueKind.String;
        if (!hasTools && !hasInstructions)
        {
            return input.ValueKind == JsonValueKind.String ? input.GetString() : input.Clone();
        }

        var all = new JsonObject();
        if (hasInstructions)
        {
            all["instructions"] = instructions.GetString();
        }

        all[operation.InputProperty] = JsonNode.Parse(input.GetRawText());
        if (hasTools)
        {
            all["tools"] = JsonNode.Parse(tools.GetRawText());
        }

        return all;
    }

    private static Dictionary<string, object?> ParametersOf(JsonElement root)
    {
        var parameters = new Dictionary<string, object?>();
        foreach (var property in root.EnumerateObject())
        {
            if (!s_noParameters.Contains(property.Name) && property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                parameters[property.Name] = Value(property.Value);
            }
        }

        return parameters;
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        _ => value.GetRawText(),
    };

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
