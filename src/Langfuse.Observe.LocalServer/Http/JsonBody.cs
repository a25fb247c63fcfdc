using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads JSON bodies within the limits of Langfuse's routes.</summary>
internal static class JsonBody
{
    /// <summary>Of most routes: 1 MB.</summary>
    public const int UsualLimit = 1024 * 1024;

    /// <summary>Of /ingestion: 4.5 MB.</summary>
    public const int IngestionLimit = 4_718_592;

    /// <summary>The JSON of the request.</summary>
    /// <exception cref="ApiException">413 for too much, 400 for what is not JSON.</exception>
    public static async Task<JsonElement> RequireAsync(HttpContext context, int limit = UsualLimit)
    {
        var bytes = await BodyBytes.ReadAsync(context, limit);
        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Repair(bytes));
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw ApiException.Refused($"Invalid JSON: {exception.Message}");
        }
    }

    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
