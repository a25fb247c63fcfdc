using System.Text.Json;

namespace Langfuse.Observe.OpenAI;

/// <summary>Tokens where the service counted none, as when a stream was broken off: about four bytes of text each, and marked as an estimate.</summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 4;

    public static Usage Of(object? input, object? output) => new(input: Count(input), output: Count(output), estimated: true);

    private static long Count(object? value)
    {
        var length = value switch
        {
            null => 0,
            string text => System.Text.Encoding.UTF8.GetByteCount(text),
            JsonElement json => json.GetRawText().Length,
            System.Text.Json.Nodes.JsonNode node => node.ToJsonString().Length,
            _ => 0,
        };
        return (length + BytesPerToken - 1) / BytesPerToken;
    }
}
