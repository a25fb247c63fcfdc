using System.Collections.Concurrent;
using System.Threading.Channels;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Uploads content in the background, once for each place that refers to it.
/// Whatever fails, observations are sent all the same.</summary>
/// <param name="transfer">Announces, sends and reports.</param>
/// <param name="log">Hears of what fails.</param>
/// <param name="spool">Keeps what waits; null keeps it in memory only.</param>
/// <param name="stop">Cancelled when the client ends.</param>
internal sealed class MediaUploader(MediaTransfer transfer, DeliveryLog log, MediaSpool? spool, CancellationToken stop)
{
    private const int MostWaiting = 1_000;
    private const long MostWaitingBytes = 128 << 20;
    private const int MostRemembered = 50_000;

    private readonly Lazy<Channel<QueuedMedia>> _queue = new(static () => Channel.CreateUnbounded<QueuedMedia>());
    private readonly ConcurrentDictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private TaskCompletionSource _idle = Done();
    private long _waitingBytes;
    private int _waiting;
    private bool _isRunning;
    private QueuedMedia? _underWay;
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

        // Before the observation is sent or spooled: where that survives, this does.
        var file = spool?.TryKeep(upload);
        lock (_gate)
        {
            if (stop.IsCancellationRequested)
            {
                LeaveOrFail(new(upload, file), "the client was disposed before");
                return;
            }

            if (_waiting >= MostWaiting || _waitingBytes + upload.Media.Content.Length > MostWaitingBytes)
            {
                LeaveOrFail(new(upload, file), "too much media waits for upload");
                return;
            }

            if (_waiting++ == 0)
            {
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            _waitingBytes += upload.Media.Content.Length;
            _queue.Value.Writer.TryWrite(new(upload, file));
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

    /// <summary>Contents that wait for their upload, in memory or on disk.</summary>
    public long Waiting => Volatile.Read(ref _waiting) + (spool?.Waiting ?? 0);

    /// <summary>Contents of the spool that nobody can upload any more.</summary>
    public void GivenUp(int count) => Interlocked.Add(ref _failed, count);

    /// <summary>The client is disposed: what still waits stays on disk, or is lost.</summary>
    public void CountLeft()
    {
        lock (_gate)
        {
            var lost = _underWay is { File: null } ? 1 : 0;
            Leave(_underWay);
            while (_queue.IsValueCreated && _queue.Value.Reader.TryRead(out var queued))
            {
                lost += queued.File is null ? 1 : 0;
                Leave(queued);
            }

            _underWay = null;
            if (lost > 0)
            {
                _failed += lost;
                log.MediaProblem($"{lost} media were not uploaded: the client was disposed before. Their observations are sent all the same; raise ShutdownTimeout if this lasts, or set LANGFUSE_SPOOL_DIRECTORY.");
            }

            (_waiting, _waitingBytes) = (0, 0);
            _idle.TrySetResult();
        }
    }

    /// <summary>Uploads content of the spool.</summary>
    /// <returns>Whether the server can be asked for the next: false when it did not take this one, which stays.</returns>
    public async Task<bool> TryUploadAsync(MediaUpload upload, string file)
    {
        try
        {
            await UploadAsync(upload).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            if (MayWorkLater(exception))
            {
                return false;
            }

            Fail(upload, exception.Message);
        }

        spool!.Remove(file);
        return true;
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
            await foreach (var queued in _queue.Value.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                Begin(queued);
                await UploadAsync(queued).ConfigureAwait(false);
                Finish(queued.Upload);
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

    private async Task UploadAsync(QueuedMedia queued)
    {
        try
        {
            await UploadAsync(queued.Upload).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            if (queued.File is not null && MayWorkLater(exception))
            {
                Leave(queued);
                return;
            }

            Fail(queued.Upload, exception.Message);
        }

        if (queued.File is { } file)
        {
            spool!.Remove(file);
        }
    }

    private void Begin(in QueuedMedia queued)
    {
        lock (_gate)
        {
            _underWay = queued;
        }
    }

    private void Finish(MediaUpload upload)
    {
        lock (_gate)
        {
            _underWay = null;
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

    private void LeaveOrFail(in QueuedMedia queued, string why)
    {
        if (queued.File is null)
        {
            Fail(queued.Upload, why);
        }
        else
        {
            Leave(queued);
        }
    }

    private void Leave(in QueuedMedia? queued)
    {
        if (queued is { File: { } file })
        {
            spool!.Leave(file);
        }
    }

    /// <summary>Whether the same may be taken later: the server is away or busy, or does not know the keys. What it refuses as such it always will.</summary>
    private static bool MayWorkLater(Exception exception) => exception switch
    {
        LangfuseException { StatusCode: { } status } => (int)status is 401 or 403 or 408 or 429 or >= 500,
        LangfuseException or HttpRequestException or IOException or OperationCanceledException => true,
        _ => false,
    };

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
