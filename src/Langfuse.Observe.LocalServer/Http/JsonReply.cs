using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Writes answers as JSON, in the shapes Langfuse uses.</summary>
internal static class JsonReply
{
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonText.WriterOptions))
        {
            write(writer);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static Task OkAsync(HttpContext context, Action<Utf8JsonWriter> write) => WriteAsync(context, StatusCodes.Status200OK, write);

    /// <summary><c>{"message": ...}</c></summary>
    public static Task MessageAsync(HttpContext context, int status, string message) => WriteAsync(context, status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });

    /// <summary><c>{"message": ..., "error": "NameOfError"}</c></summary>
    public static Task ErrorAsync(HttpContext context, int status, string message, string error) => WriteAsync(context, status, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteString("error", error);
        writer.WriteEndObject();
    });

    public static Task NotFoundAsync(HttpContext context, string message) =>
        ErrorAsync(context, StatusCodes.Status404NotFound, message, "LangfuseNotFoundError");

    /// <summary>The 400 of a failed validation: <c>error</c> is a list of issues.</summary>
    public static Task InvalidAsync(HttpContext context, params IEnumerable<string> issues) => WriteAsync(context, StatusCodes.Status400BadRequest, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("message", "Invalid request data");
        writer.WriteObjects("error", issues, issue =>
        {
            writer.WriteString("code", "custom");
            writer.WriteStartArray("path");
            writer.WriteEndArray();
            writer.WriteString("message", issue);
        });
        writer.WriteEndObject();
    });
}
