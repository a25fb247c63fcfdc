using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;
using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Uploads content in the background: announces each place, sends each content once, reports how it went (wire contract 1.12).
/// Whatever fails, observations are sent all the same.</summary>
internal sealed class MediaUploader(LangfuseHttp http, RestClient rest, TimeSpan timeout, DeliveryLog log, CancellationToken stop)
{
    private const int MostWaiting = 1_000;
    private const long MostWaitingBytes = 128 << 20;
    private const int MostRemembered = 50_000;
    private const int MostTries = 3;

    private readonly Lazy<Channel<MediaUpload>> _queue = new(static () => Channel.CreateUnbounded<MediaUpload>(new() { SingleReader = true }));
    private readonly ConcurrentDictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private TaskCompletionSource _idle = Done();
    private long _waitingBytes;
    private int _waiting;
    private bool _isRunning;
    private long _uploaded;
    private long _failed;

    /// <summary>Contents that the server has now.</summary>
    public long Uploaded => Interlocked.Read(ref _uploaded);

    /// <summary>Contents that could not be uploaded.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Puts content in line. A place that was announced before is left out.</summary>
    public void Enqueue(MediaUpload upload)
    {
        if (_places.Count >= MostRemembered)
        {
            _places.Clear();
        }

        if (!_places.TryAdd(upload.Place, upload.Field))
        {
            return;
        }

        lock (_gate)
        {
            if (stop.IsCancellationRequested)
            {
                Fail(upload, "the client was disposed before");
                return;
            }

            if (_waiting >= MostWaiting || _waitingBytes + upload.Media.Content.Length > MostWaitingBytes)
            {
                Fail(upload, "too much media waits for upload");
                return;
            }

            if (_waiting++ == 0)
            {
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _waitingBytes += upload.Media.Content.Length;
            _queue.Value.Writer.TryWrite(upload);
            if (!_isRunning)
            {
                _isRunning = true;
                using (ExecutionContext.SuppressFlow())
                {
                    _ = Task.Run(RunAsync, CancellationToken.None);
                }
            }
        }
    }

    /// <summary>Contents that wait for their upload.</summary>
    public long Waiting => Volatile.Read(ref _waiting);

    /// <summary>The client is disposed: what still waits will not be uploaded.</summary>
    public void CountLeft()
    {
        lock (_gate)
        {
            if (_waiting > 0)
            {
                _failed += _waiting;
                log.MediaProblem($"{_waiting} media were not uploaded: the client was disposed before. Their observations are sent all the same; raise ShutdownTimeout if this lasts.");
            }

            (_waiting, _waitingBytes) = (0, 0);
            _idle.TrySetResult();
        }
    }

    /// <summary>Ends when nothing waits.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            return _idle.Task;
        }
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var upload in _queue.Value.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                try
                {
                    await UploadAsync(upload).ConfigureAwait(false);
                }
                catch (Exception exception) when (!stop.IsCancellationRequested)
                {
                    Fail(upload, exception.Message);
                }

                Finish(upload);
            }
        }
        catch (OperationCanceledException)
        {
            CountLeft();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("uploading media", exception);
        }
    }

    private void Finish(MediaUpload upload)
    {
        lock (_gate)
        {
            if (_waiting == 0)
            {
                return;
            }

            _waitingBytes -= upload.Media.Content.Length;
            if (--_waiting == 0)
            {
                _idle.TrySetResult();
            }
        }
    }

    private async Task UploadAsync(MediaUpload upload)
    {
        var answer = await AnnounceAsync(upload).ConfigureAwait(false);
        var id = answer.GetProperty("mediaId").GetString()!;
        if (id != upload.Media.Id)
        {
            throw new LangfuseException($"the server calls it '{id}', but its content gives '{upload.Media.Id}'");
        }

        if (answer.TryGetProperty("uploadUrl", out var url) && url.GetString() is { Length: > 0 } address)
        {
            await SendAsync(upload.Media, new Uri(http.BaseAddress, address)).ConfigureAwait(false);
        }

        Interlocked.Increment(ref _uploaded);
    }

    private async Task<JsonElement> AnnounceAsync(MediaUpload upload)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await rest.SendAsync(HttpMethod.Post, "api/public/media", Announcement(upload), stop).ConfigureAwait(false);
            }
            catch (LangfuseException exception) when (exception.StatusCode is null && attempt < MostTries)
            {
                // Announcing twice does no harm.
                await Task.Delay(TimeSpan.FromSeconds(attempt), stop).ConfigureAwait(false);
            }
        }
    }

    private static byte[] Announcement(MediaUpload upload)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("traceId"u8, upload.TraceId);
            if (upload.ObservationId is { } observationId)
            {
                json.WriteString("observationId"u8, observationId);
            }

            json.WriteString("field"u8, upload.Field);
            json.WriteString("contentType"u8, upload.Media.ContentType);
            json.WriteNumber("contentLength"u8, upload.Media.Content.Length);
            json.WriteString("sha256Hash"u8, upload.Media.Sha256Hash);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Sends the content and reports how it went: without the report it never becomes readable.</summary>
    private async Task SendAsync(LangfuseMedia media, Uri address)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (status, error) = (0, "");
        for (var attempt = 1; attempt <= MostTries && status is not (200 or 201 or 204); attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt - 1), stop).ConfigureAwait(false);
            }

            (status, error) = await PutAsync(media, address).ConfigureAwait(false);
        }

        await rest.SendAsync(HttpMethod.Patch, "api/public/media/" + media.Id, Report(status, error, TimeProvider.System.GetElapsedTime(started)), stop).ConfigureAwait(false);
        if (status is not (200 or 201 or 204))
        {
            throw new LangfuseException($"the upload was answered {status} {error}");
        }
    }

    private async Task<(int Status, string Error)> PutAsync(LangfuseMedia media, Uri address)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(timeout * 3);
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
            return ((int)response.StatusCode, response.IsSuccessStatusCode ? "" : ErrorText.Of(await BoundedBody.ReadAsync(response.Content, timer.Token).ConfigureAwait(false)));
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            return ((int)HttpStatusCode.ServiceUnavailable, exception.Message);
        }
    }

    private static byte[] Report(int status, string error, TimeSpan duration)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("uploadedAt"u8, DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

            // A 204 is a success too, but only 200 and 201 make the content readable (wire contract 1.12).
            json.WriteNumber("uploadHttpStatus"u8, status == (int)HttpStatusCode.NoContent ? (int)HttpStatusCode.OK : status);
            json.WriteString("uploadHttpError"u8, error);
            json.WriteNumber("uploadTimeMs"u8, (long)duration.TotalMilliseconds);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private void Fail(MediaUpload upload, string why)
    {
        Interlocked.Increment(ref _failed);
        _places.TryRemove(upload.Place, out _);
        log.MediaProblem($"Media {upload.Media.Id} ({upload.Media.ContentType}, {upload.Media.Content.Length} bytes) of trace {upload.TraceId} was not uploaded: {why}. "
            + "The observation is sent all the same.");
    }
}
