using Microsoft.Net.Http.Headers;

namespace Langfuse.Observe.LocalServer.Features.Media;

/// <summary>Reads and checks the announcement of media.</summary>
internal static class MediaBody
{
    private const int MaxLength = 1_000_000_000;
    private const int HashLength = 44;
    private const int IdLength = 22;

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static (MediaAsset Media, MediaPlace Place) Read(BodyReader body)
    {
        var contentType = body.RequiredText("contentType");
        var sha256 = body.RequiredText("sha256Hash");
        var length = body.Whole("contentLength", 1, MaxLength);
        var (traceId, itemId) = (body.Text("traceId"), body.Text("datasetItemId"));
        var field = body.RequiredChoice("field", itemId is null ? ["input", "output", "metadata"] : ["input", "expectedOutput", "metadata"]);
        if (contentType.Length > 0 && !MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            body.Issues.Add($"contentType: '{contentType}' is not a media type such as image/png");
        }

        if (sha256.Length > 0 && !IsHash(sha256))
        {
            body.Issues.Add($"sha256Hash: the SHA-256 of the bytes in base64, {HashLength} characters");
        }

        if (!body.Has("contentLength"))
        {
            body.Require("contentLength", $"1 to {MaxLength}");
        }

        if (itemId is null && string.IsNullOrEmpty(traceId))
        {
            body.Require("traceId", "or datasetId and datasetItemId");
        }

        var place = new MediaPlace(traceId ?? "", body.Text("observationId") ?? "", body.Text("datasetId") ?? "", itemId ?? "", field);
        body.Check();
        return (new MediaAsset { Id = Id(sha256), ContentType = contentType, ContentLength = length!.Value, Sha256 = sha256 }, place);
    }

    private static bool IsHash(string text) => text.Length == HashLength && Convert.TryFromBase64String(text, new byte[HashLength], out var count) && count == 32;

    /// <summary>The id of media: the beginning of its hash, safe in a URL.</summary>
    private static string Id(string sha256Base64) => sha256Base64.Replace('+', '-').Replace('/', '_')[..IdLength];
}
