using System.Text.Json;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>What a server's error body says: <c>message</c>, else <c>error</c>, else its text (wire contract 2.1).</summary>
internal static class ErrorText
{
    private const int MostCharacters = 300;

    public static string Of(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return Short(Property(json.RootElement, "message") ?? Property(json.RootElement, "error") ?? body);
            }
        }
        catch (JsonException)
        {
        }

        return Short(body);
    }

    private static string? Property(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "...";
    }
}
