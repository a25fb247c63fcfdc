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
            return document.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message)
                ? $"{head}: {message.GetString()}"
                : head + ": " + Cut(response.Content.ToString());
        }
        catch (JsonException)
        {
            return head + ": " + Cut(response.Content.ToString());
        }
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
