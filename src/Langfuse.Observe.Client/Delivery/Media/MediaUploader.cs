using System.Collections.Concurrent;
using System.Threading.Channels;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Uploads content in the background, once for each place that refers to it.
/// Whatever fails, observations are sent all the same.</summary>
internal sealed class MediaUploader(MediaTransfer transfer, DeliveryLog log, CancellationToken stop)
{
    private const int MostWaiting = 1_000;
    private const long MostWaitingBytes = 128 << 20;
    private const int MostRemembered = 50_000;

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
        await transfer.SendAsync(upload.Media, upload.ToAnnouncement(), stop).ConfigureAwait(false);
        Interlocked.Increment(ref _uploaded);
    }

    private void Fail(MediaUpload upload, string why)
    {
        Interlocked.Increment(ref _failed);
        _places.TryRemove(upload.Place, out _);
        log.MediaProblem($"Media {upload.Media.Id} ({upload.Media.ContentType}, {upload.Media.Content.Length} bytes) of trace {upload.TraceId} was not uploaded: {why}. "
            + "The observation is sent all the same.");
    }
}
