using System.Collections.Concurrent;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Uploads media that wait on disk: what a process before left, and what the server did not take.</summary>
/// <param name="spool">Where they wait.</param>
/// <param name="uploader">Who uploads them; made when the first is there.</param>
/// <param name="link">Whether the server may be asked.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Threads that record may still wake it after its end.")]
internal sealed class SpooledMediaPump(MediaSpool spool, Func<MediaUploader> uploader, ServerLink link)
{
    private const int ShortestPause = 1_000;
    private const int LongestPause = 60_000;
    private const int MostRefusalsOfARound = 3;

    private readonly SemaphoreSlim _signal = new(0);
    private readonly ConcurrentQueue<TaskCompletionSource> _flushes = new();
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private Task _running = Task.CompletedTask;
    private int _emptyRounds;

    public void Start()
    {
        spool.Left = () => _signal.Release();
        _running = Task.Run(RunAsync);
    }

    /// <summary>Ends when each that waits has been tried once.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _flushes.Enqueue(done);
        _signal.Release();
        return done.Task;
    }

    /// <summary>Ends when nothing runs any more. The link must have been ended.</summary>
    public async Task EndAsync()
    {
        await _running.ConfigureAwait(false);
        Complete();
    }

    private async Task RunAsync()
    {
        while (!link.Stop.IsCancellationRequested)
        {
            try
            {
                await UploadAllAsync().ConfigureAwait(false);
                await WaitAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (link.Stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                SelfLog.Fenced("uploading media of the spool", exception);
                await Task.Delay(LongestPause, link.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task UploadAllAsync()
    {
        // A flush that comes meanwhile is for the next round.
        var asked = _flushes.Count;
        var (uploaded, refused) = (0, 0);
        foreach (var path in spool.Look().OrderBy(path => _refusals.GetValueOrDefault(path)))
        {
            if (link.Circuit.IsOpen || refused == MostRefusalsOfARound)
            {
                break;
            }

            if (spool.Read(path) is not { } upload)
            {
                continue;
            }

            if (await uploader().TryUploadAsync(upload, path).ConfigureAwait(false))
            {
                _refusals.Remove(path);
                uploaded++;
            }
            else
            {
                // Those that come after it are not held up by it, in the next round neither.
                _refusals[path] = _refusals.GetValueOrDefault(path) + 1;
                refused++;
            }
        }

        _emptyRounds = uploaded > 0 ? 0 : _emptyRounds + 1;
        Complete(asked);
    }

    private async Task WaitAsync()
    {
        var pause = spool.Waiting == 0 ? LongestPause : Math.Min(LongestPause, ShortestPause << Math.Min(_emptyRounds, 10));
        if (await _signal.WaitAsync(pause, link.Stop).ConfigureAwait(false) && _flushes.IsEmpty && spool.Waiting > 0)
        {
            // It was left because the server did not take it: asked again when it is due, or when somebody flushes.
            await _signal.WaitAsync(ShortestPause, link.Stop).ConfigureAwait(false);
        }
    }

    private void Complete(int most = int.MaxValue)
    {
        for (; most > 0 && _flushes.TryDequeue(out var flush); most--)
        {
            flush.TrySetResult();
        }
    }
}
