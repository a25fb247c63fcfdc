using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads JSON bodies within the limits of Langfuse's routes.</summary>
internal static class JsonBody
{
    /// <summary>Of most routes: 1 MB.</summary>
    public const int UsualLimit = 1024 * 1024;

    /// <summary>Of /ingestion: 4.5 MB.</summary>
    public const int IngestionLimit = 4_718_592;

    /// <summary>The document, or null when the request has been answered: 413 for too much, 400 for what is not JSON.</summary>
    public static async Task<JsonDocument?> ReadAsync(HttpContext context, int limit = UsualLimit)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length <= limit)
            {
                continue;
            }

            context.Response.Headers.Connection = "close";
            await JsonReply.MessageAsync(context, StatusCodes.Status413PayloadTooLarge, $"Body exceeded {(limit == UsualLimit ? "1mb" : "4.5mb")} limit");
            return null;
        }
        try
        {
            return JsonDocument.Parse(LoneSurrogates.Repair(buffer.GetBuffer().AsMemory(0, (int)buffer.Length)));
        }
        catch (JsonException)
        {
            await JsonReply.ErrorAsync(context, StatusCodes.Status400BadRequest, "Invalid JSON", "InvalidRequestError");
            return null;
        }
    }

    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
