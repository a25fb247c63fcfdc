using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Brings one content to the server: announces its place, sends it unless it is there, reports how it went (wire contract 1.12).</summary>
internal sealed class MediaTransfer(LangfuseHttp http, ApiConnection connection)
{
    private const int MostTries = 3;

    private readonly MediaApi _api = new(connection);

    /// <exception cref="LangfuseException">The server is not there, refused, or its store did.</exception>
    public async Task SendAsync(LangfuseMedia media, GetMediaUploadUrlRequest announcement, CancellationToken cancellationToken)
    {
        var answer = await AnnounceAsync(announcement, cancellationToken).ConfigureAwait(false);
        if (answer.MediaId != media.Id)
        {
            throw new LangfuseException($"the server calls it '{answer.MediaId}', but its content gives '{media.Id}'", HttpStatusCode.Created);
        }

        if (answer.UploadUrl is { Length: > 0 } address)
        {
            await UploadAsync(media, new Uri(http.BaseAddress, address), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Announcing twice does no harm.</summary>
    private Task<GetMediaUploadUrlResponse> AnnounceAsync(GetMediaUploadUrlRequest announcement, CancellationToken cancellationToken) => connection.SendAsync(
        new ApiRequest(HttpMethod.Post, "api/public/media", JsonSerializer.SerializeToUtf8Bytes(announcement, MediaJson.Default.GetMediaUploadUrlRequest)) { IsRepeatable = true },
        MediaJson.Default.GetMediaUploadUrlResponse, cancellationToken);

    /// <summary>Sends the content and reports how it went: without the report it never becomes readable.</summary>
    private async Task UploadAsync(LangfuseMedia media, Uri address, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (status, error) = (default(HttpStatusCode), "");
        for (var attempt = 1; attempt <= MostTries && !IsDone(status); attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt - 1), cancellationToken).ConfigureAwait(false);
            }

            (status, error) = await PutAsync(media, address, cancellationToken).ConfigureAwait(false);
        }

        await _api.ReportAsync(media.Id, Report(status, error, TimeProvider.System.GetElapsedTime(started)), cancellationToken).ConfigureAwait(false);
        if (!IsDone(status))
        {
            throw new LangfuseException($"the upload was answered {(int)status} {error}", status);
        }
    }

    private static bool IsDone(HttpStatusCode status) => status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent;

    private async Task<(HttpStatusCode Status, string Error)> PutAsync(LangfuseMedia media, Uri address, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(connection.Limits.Timeout * 3);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ReadOnlyMemoryContent(media.Content) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(media.ContentType);
            if (!address.Host.EndsWith("storage.googleapis.com", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.TryAddWithoutValidation("x-amz-checksum-sha256", media.Sha256Hash);
                request.Headers.TryAddWithoutValidation("x-ms-blob-type", "BlockBlob");
            }

            using var response = await http.SendWithoutKeysAsync(request, timer.Token).ConfigureAwait(false);
            return (response.StatusCode, response.IsSuccessStatusCode ? "" : ErrorText.Of(await BoundedBody.ReadAsync(response.Content, timer.Token).ConfigureAwait(false)));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (HttpStatusCode.ServiceUnavailable, exception.Message);
        }
    }

    private static PatchMediaBody Report(HttpStatusCode status, string error, TimeSpan duration) => new()
    {
        UploadedAt = DateTimeOffset.UtcNow,

        // A 204 is a success too, but only 200 and 201 make the content readable (wire contract 1.12).
        UploadHttpStatus = (int)(status == HttpStatusCode.NoContent ? HttpStatusCode.OK : status),
        UploadHttpError = error,
        UploadTimeMs = (long)duration.TotalMilliseconds,
    };
}
