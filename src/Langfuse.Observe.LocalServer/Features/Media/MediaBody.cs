using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Media;

/// <summary>Reads and checks the announcement of media.</summary>
internal static class MediaBody
{
    private const long MaxLength = 1_000_000_000;
    private const int IdLength = 22;

    public static (MediaRow, MediaPlace)? Read(JsonElement body, List<string> issues)
    {
        var contentType = body.Text("contentType");
        var sha256 = body.Text("sha256Hash");
        var field = body.Text("field");
        var length = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("contentLength", out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;

        if (contentType is null || !contentType.Contains('/', StringComparison.Ordinal))
        {
            issues.Add("contentType: a media type is required");
        }

        if (sha256 is null || sha256.Length != 44)
        {
            issues.Add("sha256Hash: the SHA-256 of the bytes in base64, 44 characters");
        }

        if (length is <= 0 or > MaxLength)
        {
            issues.Add($"contentLength: 1 to {MaxLength}");
        }

        var isItem = body.Text("datasetItemId") is not null;
        if (isItem ? field is not ("input" or "expectedOutput" or "metadata") : field is not ("input" or "output" or "metadata"))
        {
            issues.Add("field: input, output or metadata (of a dataset item input, expectedOutput or metadata)");
        }

        if (!isItem && string.IsNullOrEmpty(body.Text("traceId")))
        {
            issues.Add("traceId: required, or datasetId and datasetItemId");
        }

        if (issues.Count > 0)
        {
            return null;
        }

        return (new MediaRow { Id = Id(sha256!), ContentType = contentType!, ContentLength = length, Sha256 = sha256! },
            new MediaPlace(body.Text("traceId") ?? "", body.Text("observationId") ?? "", body.Text("datasetId") ?? "", body.Text("datasetItemId") ?? "", field!));
    }

    /// <summary>The id of media: the beginning of its hash, safe in a URL.</summary>
    private static string Id(string sha256Base64) => sha256Base64.Replace('+', '-').Replace('/', '_')[..IdLength];
}
