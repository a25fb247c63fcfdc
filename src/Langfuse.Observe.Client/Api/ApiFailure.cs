using System.Net;
using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.Api;

/// <summary>What went wrong with a request, with its cure. Bodies of errors have four shapes (wire contract 2.1).</summary>
internal static class ApiFailure
{
    private const int MostOfBody = 2_000;
    private const int MostOfMessage = 300;

    private static readonly string[] s_requestIds = ["x-request-id", "x-langfuse-request-id", "x-amzn-requestid", "x-amz-cf-id", "cf-ray"];

    public static LangfuseException Off(ApiRequest request) =>
        new($"{request.Method} {request.Path} was not sent: the Langfuse client is off. Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY.");

    public static LangfuseException Unanswered(ApiRequest request, Uri server, TimeSpan timeout, Exception exception)
    {
        var why = exception is OperationCanceledException ? $"no answer within {timeout.TotalSeconds:0.#} s" : exception.Message;
        return new($"{request.Method} {server}{request.Path} failed: {why}. Check LANGFUSE_BASE_URL and that the server runs.", null, exception);
    }

    public static LangfuseException NotReadable(ApiRequest request, Uri server, ReadOnlySpan<byte> body, JsonException exception)
    {
        var text = Text(body);
        return new($"{request.Method} {server}{request.Path} was answered something that cannot be read: '{Short(text)}' ({exception.Message}). "
            + "Check that LANGFUSE_BASE_URL leads to Langfuse and not to a page or proxy before it.", null, exception)
        {
            Body = text,
        };
    }

    public static LangfuseException Refused(ApiRequest request, Uri server, HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var text = Text(body);
        var (message, code) = Said(text);
        var status = response.StatusCode;
        return new($"{request.Method} {server}{request.Path} was answered {(int)status}: {Short(message)}{Cure(status)}", status)
        {
            Code = code,
            RequestId = RequestId(response),
            Body = text,
        };
    }

    private static string Cure(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => " Check LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY, and that they belong to LANGFUSE_BASE_URL.",
        HttpStatusCode.Forbidden => " These keys may not do this.",
        HttpStatusCode.RequestEntityTooLarge => " Send less at once.",
        HttpStatusCode.TooManyRequests => " The project's limit of requests is reached: ask less often.",
        >= HttpStatusCode.Moved and < HttpStatusCode.BadRequest => " Set LANGFUSE_BASE_URL to the address that it leads to.",
        _ => "",
    };

    private static (string Message, string? Code) Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                var (message, error) = (Property(json.RootElement, "message"), Property(json.RootElement, "error"));
                var code = Property(json.RootElement, "code") ?? (error is not null && !error.Contains(' ', StringComparison.Ordinal) ? error : null);
                return ((message ?? error ?? body) + Issues(json.RootElement), code);
            }
        }
        catch (JsonException)
        {
        }

        return (body, null);
    }

    /// <summary>What a validation found: <c>error</c> is then a list with a path and a message each.</summary>
    private static string Issues(JsonElement body)
    {
        if (!body.TryGetProperty("error", out var issues) || issues.ValueKind != JsonValueKind.Array)
        {
            return "";
        }

        var texts = issues.EnumerateArray().Where(static issue => issue.ValueKind == JsonValueKind.Object).Take(3).Select(static issue =>
            Path(issue) + Property(issue, "message"));
        return $" ({string.Join("; ", texts)})";
    }

    private static string Path(JsonElement issue) =>
        issue.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array && path.GetArrayLength() > 0 ? string.Join('.', path.EnumerateArray()) + ": " : "";

    private static string? RequestId(HttpResponseMessage response)
    {
        foreach (var name in s_requestIds)
        {
            if (response.Headers.TryGetValues(name, out var values))
            {
                return values.FirstOrDefault();
            }
        }

        return null;
    }

    private static string? Property(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostOfBody)]);

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        line = line.Length <= MostOfMessage ? line : line[..MostOfMessage] + "...";
        return line.Length == 0 ? "(no body)" : line.EndsWith('.') ? line : line + ".";
    }
}
