using System.ClientModel.Primitives;
using System.Text.Json;

namespace Langfuse.Observe.OpenAI;

/// <summary>What the service says went wrong.</summary>
internal static class ErrorText
{
    private const int Longest = 1000;

    public static string Of(PipelineResponse response)
    {
        var head = $"HTTP {response.Status}";
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            return $"{head}: {In(document.RootElement) ?? Cut(response.Content.ToString())}";
        }
        catch (JsonException)
        {
            return head + ": " + Cut(response.Content.ToString());
        }
    }

    /// <summary>The member <c>error</c> of an answer or of an event in a stream; null where there is none.</summary>
    public static string? In(JsonElement answer) => answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var error)
        ? error.ValueKind switch
        {
            JsonValueKind.Object => Message(error) ?? Cut(error.GetRawText()),
            JsonValueKind.String => Cut(error.GetString()!),
            _ => null,
        }
        : null;

    /// <summary>The message of an error.</summary>
    public static string? Message(JsonElement error) => error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? Cut(message.GetString()!) : null;

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
