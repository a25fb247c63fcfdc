using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>What the endpoints of evaluators and rules have in common: errors with a code, cursor pages, and a way in for the page of this server.</summary>
internal static class EvaluationApi
{
    /// <summary>An endpoint of the contract: a refusal is <c>{message, code, details}</c>.</summary>
    public static RequestDelegate By(Role needed, RequestDelegate endpoint) => Coded(Guarded.By(needed, endpoint));

    private static RequestDelegate Coded(RequestDelegate endpoint) => async context =>
    {
        try
        {
            await endpoint(context);
        }
        catch (ApiException exception)
        {
            await JsonReply.WriteAsync(context, exception.Status, writer => Write(writer, exception));
        }
    };

    /// <summary>Answers a cursor page.</summary>
    public static Task PageAsync<T>(HttpContext context, IReadOnlyList<T> items, string? next, Action<Utf8JsonWriter, T> write) => JsonReply.OkAsync(context, writer =>
    {
        writer.WriteStartObject();
        writer.WriteList("data", items, write);
        writer.WriteStartObject("meta");
        if (next is not null)
        {
            writer.WriteString("cursor", next);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, ApiException exception)
    {
        writer.WriteStartObject();
        writer.WriteString("message", exception.Message);
        writer.WriteString("code", Code(exception));
        if (exception.Issues is { } issues)
        {
            writer.WriteStartObject("details");
            writer.WriteObjects("issues", issues, issue =>
            {
                writer.WriteString("code", "custom");
                writer.WriteString("message", issue);
                writer.WriteStartArray("path");
                writer.WriteEndArray();
            });
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string Code(ApiException exception) => exception.Status switch
    {
        StatusCodes.Status400BadRequest => exception.Issues is null ? "invalid_request" : "invalid_body",
        StatusCodes.Status401Unauthorized => "authentication_failed",
        StatusCodes.Status403Forbidden => "access_denied",
        StatusCodes.Status404NotFound => "resource_not_found",
        StatusCodes.Status409Conflict => "conflict",
        _ => "internal_error",
    };
}
