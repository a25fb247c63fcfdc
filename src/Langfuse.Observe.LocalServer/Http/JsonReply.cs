using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Writes answers as JSON, in the shapes Langfuse uses.</summary>
internal static class JsonReply
{
    private const int InitialSize = 16 * 1024;

    // Written whole before it is sent: what fails on the way becomes an error and not half an answer.
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(InitialSize);
        await using (var writer = new Utf8JsonWriter(buffer, JsonText.WriterOptions))
        {
            write(writer);
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    public static Task OkAsync(HttpContext context, Action<Utf8JsonWriter> write) => WriteAsync(context, StatusCodes.Status200OK, write);

    /// <summary>Answers with a contract of a slice.</summary>
    public static Task OkAsync<T>(HttpContext context, T value, JsonTypeInfo<T> contract) => WriteAsync(context, StatusCodes.Status200OK, value, contract);

    public static Task CreatedAsync<T>(HttpContext context, T value, JsonTypeInfo<T> contract) => WriteAsync(context, StatusCodes.Status201Created, value, contract);

    public static Task AcceptedAsync<T>(HttpContext context, T value, JsonTypeInfo<T> contract) => WriteAsync(context, StatusCodes.Status202Accepted, value, contract);

    public static Task NoContentAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Writes what an exception says.</summary>
    public static Task FailAsync(HttpContext context, ApiException exception) => CodedError.IsUsedBy(context.Request)
        ? CodedError.WriteAsync(context, exception)
        : exception.Issues is { } issues
        ? InvalidAsync(context, issues)
        : exception.Status == StatusCodes.Status401Unauthorized
        ? MessageAsync(context, exception.Status, exception.Message)
        : ErrorAsync(context, exception.Status, exception.Message, exception.Error);

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

    private static Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> contract) =>
        WriteAsync(context, status, writer => JsonSerializer.Serialize(writer, value, contract));
}
