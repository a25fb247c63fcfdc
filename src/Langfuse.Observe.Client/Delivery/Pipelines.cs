using System.Diagnostics;
using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Delivery.Media;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Observations.Otlp;
using Langfuse.Observe.Delivery.Scores;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Hosting;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Delivery;

/// <summary>Everything between a recorded observation or score and the server's answer: the two pipelines, the spool and the media.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "End does it, unless something still runs then.")]
internal sealed class Pipelines
{
    private const int ObservationRequests = 4;
    private const int ScoreRequests = 2;

    /// <summary>What requests that were broken off get to end, though the time for the shutdown is over.</summary>
    private static readonly TimeSpan s_lastWait = TimeSpan.FromMilliseconds(250);

    private readonly ServerLink _link = new();
    private readonly LangfuseOptions _options;
    private readonly RequestsUnderWay _underWay;
    private readonly Pipeline _observations;
    private readonly Pipeline _scores;
    private readonly ObservationQueue _queue;
    private readonly ForeignQueue _foreignQueue;
    private readonly ScoreQueue _scoreQueue;
    private readonly SpoolDirectory? _spool;
    private readonly SpoolPump? _spoolPump;
    private readonly Lazy<MediaUploader>? _media;
    private readonly SpooledMediaPump? _mediaPump;
    private DeliveryMeter? _meter;
    private Task _starting = Task.CompletedTask;
    private int _ended;
    private bool _hasStopped;

    public Pipelines(LangfuseOptions options, string? project, LangfuseHttp http, ApiConnection connection)
    {
        _options = options;
        Log = new DeliveryLog(ClientLabel.Of(project), options.Debug);
        Foreign = new ForeignSpans(options.ExportForeignSpan);
        var spans = new SpanFormat(() => OtlpResource.Of(options.ServiceName));
        _spool = options.SpoolDirectory is { Length: > 0 } ? new SpoolDirectory(options, () => spans.Resource, Counters, Log) : null;
        var mediaSpool = _spool is not null && options.MediaUploadEnabled ? new MediaSpool(options, Log) : null;
        _media = options.MediaUploadEnabled ? new(() => new MediaUploader(new MediaTransfer(http, connection), Log, mediaSpool, _link.Stop)) : null;

        var limits = new QueueLimits(options.MaxQueueLength, options.MaxQueueBytes, () => CanSpool);
        _queue = new ObservationQueue(limits, Counters) { Overflowed = Overflowed };
        _foreignQueue = new ForeignQueue(options.MaxQueueBytes, Counters);
        _scoreQueue = new ScoreQueue(limits, Counters);
        var encoder = new ObservationEncoder(
            _queue, _foreignQueue, Counters, Log,
            () => new SpanWriter(new(options.Environment, options.Release), Foreign, _media is null ? null : new MediaFinder(_media.Value)));

        _underWay = new RequestsUnderWay(http.ShownAddress, TimeProvider.System);
        var uploader = new Uploader(http, options.UseGzip, _link, Counters, _underWay);
        var settings = new SenderSettings(options.Timeout, _spool is not null, options.MaxFieldBytes);
        var spanSender = new BatchSender(spans, uploader, _link, Log, settings);
        var scoreSender = new BatchSender(new ScoreFormat(), uploader, _link, Log, settings);
        _observations = new Pipeline(
            new(UnitKind.Observation, options.FlushAt, options.FlushInterval, ObservationRequests), encoder, spanSender, _link, Counters, _underWay, _spool);
        _queue.DropEncoded = _observations.DropOldestAhead;
        _scores = new Pipeline(
            new(UnitKind.Score, 50, Shorter(options.ScoreInterval, options.FlushInterval), ScoreRequests), _scoreQueue, scoreSender, _link, Counters, _underWay, _spool);
        if (_spool is not null)
        {
            _spoolPump = new SpoolPump(_spool, kind => kind == UnitKind.Score ? scoreSender : spanSender, _link);
            _spool.Written = _spoolPump.Wake;
            _spool.Media = mediaSpool;
        }

        if (mediaSpool is not null)
        {
            mediaSpool.BatchBytes = () => SpoolBytes;
            mediaSpool.GivenUp = count => _media!.Value.GivenUp(count);
            _mediaPump = new SpooledMediaPump(mediaSpool, () => _media!.Value, _link);
        }
    }

    /// <summary>Whether nobody comes any more for what is put into the queues.</summary>
    public bool HasStopped
    {
        get => Volatile.Read(ref _hasStopped);
        private set => Volatile.Write(ref _hasStopped, value);
    }

    public DeliveryCounters Counters { get; } = new();

    public DeliveryLog Log { get; }

    public ForeignSpans Foreign { get; }

    /// <summary>Null when media stay where they are, and before the first observation was encoded.</summary>
    public MediaUploader? Media => _media is { IsValueCreated: true } ? _media.Value : null;

    /// <summary>Whether the server did not take the last request.</summary>
    public bool IsFailing => _link.Circuit.IsOpen;

    /// <summary>The last thing that went wrong, or a server that does not answer.</summary>
    public LastProblem? Last => _underWay.Oldest is { } hanging && (Log.Last is not { } last || last.Time < hanging.Time)
        ? hanging with { Message = $"{Log.Client}: {hanging.Message}." }
        : Log.Last;

    /// <summary>Observations and scores in memory.</summary>
    public long Length => _queue.Length + _foreignQueue.Count + _scoreQueue.Length;

    /// <summary>The estimated bytes of <see cref="Length"/>.</summary>
    public long Bytes => _queue.Bytes + _foreignQueue.Bytes + _scoreQueue.Bytes;

    /// <summary>Whether what cannot be sent may go to disk.</summary>
    public bool CanSpool => _spool is { IsUsable: true };

    public long SpoolBytes => _spool?.Bytes ?? 0;

    /// <summary>Everything of a kind that was ever taken.</summary>
    public long Taken(UnitKind kind) => Counters.Accepted(kind) + (kind == UnitKind.Observation ? _queue.Enqueued : 0);

    /// <summary>What is neither delivered, dropped, on disk nor gone. What has left is read first: nothing may be missed by both.</summary>
    public long Pending(UnitKind kind)
    {
        var left = Counters.OutOfMemory(kind);
        return Taken(kind) - left;
    }

    /// <summary>What a process that ended now would lose.</summary>
    public long InMemory => Pending(UnitKind.Observation) + Pending(UnitKind.Score);

    /// <summary>Begins to work in the background.</summary>
    public void Start() => _starting = Background.Run(StartInBackground);

    public void Enqueue(Observation observation)
    {
        _queue.Enqueue(observation);
        _observations.Arrived();
    }

    public void Enqueue(ForeignSpan span)
    {
        if (!_foreignQueue.Enqueue(span))
        {
            Overflowed();
        }

        _observations.Arrived();
    }

    /// <summary>Takes an encoded score, which has been counted.</summary>
    public void EnqueueScore(byte[] score)
    {
        if (!_scoreQueue.Enqueue(score))
        {
            Overflowed();
        }

        _scores.Arrived();
    }

    /// <summary>Ends when everything taken before the call has been delivered, spooled or dropped, or when the time is over, also when the
    /// thread pool is busy.</summary>
    /// <returns>Whether it ended in time.</returns>
    public async Task<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        _link.Circuit.Nudge();
        var flush = FlushAllAsync();
        if (flush.IsCompleted || timeout == TimeSpan.Zero)
        {
            return flush.IsCompleted;
        }

        // Who waits goes on where this ends: on the thread of the flush, or on the alarm's own.
        var ended = new TaskCompletionSource<bool>();
        using var alarm = timeout == Timeout.InfiniteTimeSpan ? null : Alarm.After(Waitable(timeout), () => ended.TrySetResult(flush.IsCompleted));
        using var cancelled = cancellationToken.UnsafeRegister(_ => ended.TrySetResult(flush.IsCompleted), null);
        using var stopped = _link.Stop.UnsafeRegister(_ => ended.TrySetResult(flush.IsCompleted), null);
        _ = flush.ContinueWith(_ => ended.TrySetResult(true), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return await ended.Task.ConfigureAwait(false);
    }

    /// <summary>Puts what is in memory on disk, from the calling thread: the process is about to end.</summary>
    public void SpillAll(TimeSpan time)
    {
        if (CanSpool)
        {
            var deadline = new Deadline(time);
            _link.Circuit.Pause(time * 2);
            _observations.SpillAll(deadline);
            _scores.SpillAll(deadline);
        }
    }

    /// <summary>Stops within the time, and a quarter of a second: what is still under way or waiting then goes to disk, or is dropped and
    /// counted. Must not be called on a thread of the pool.</summary>
    public void End(TimeSpan time)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        _link.End();
        var hasEnded = EndAllAsync().Wait(time > s_lastWait ? time : s_lastWait);
        HasStopped = true;
        GiveUpLeft();
        _spool?.Dispose();
        var lost = Counters.Dropped(UnitKind.Observation, DropReason.Shutdown) + Counters.Dropped(UnitKind.Score, DropReason.Shutdown);
        if (lost > 0)
        {
            Log.ShutdownIncomplete(lost);
        }

        Media?.CountLeft();
        _meter?.Dispose();
        if (hasEnded)
        {
            _link.Dispose();
        }

        CheckAccount();
    }

    /// <summary>Gives up what a thread put into the queue while the client was being disposed.</summary>
    public void GiveUpLeft()
    {
        _observations.GiveUpLeft();
        _scores.GiveUpLeft();
        _spoolPump?.GiveUpLeft();
    }

    /// <summary>Nothing may be in no account or in two. Checked where nothing moves any more.</summary>
    [Conditional("DEBUG")]
    private void CheckAccount()
    {
        for (var tries = 0; Length != InMemory; tries++)
        {
            Debug.Assert(tries < 100, $"Recorded {Taken(UnitKind.Observation) + Taken(UnitKind.Score)} is not sent + dropped + spooled + gone + {Length} in the queues: {InMemory} should be.");
            Thread.Sleep(10);
        }
    }

    private void StartInBackground()
    {
        _observations.Start();
        _scores.Start();
        _spoolPump?.Start();
        _mediaPump?.Start();

        // Each of these calls listeners of the user's.
        Guard.Run("starting the meter", StartMeter);
        Guard.Run("listening to HTTP calls", OutgoingCalls.Listen);
        Guard.Run("listening to requests", IncomingCalls.Listen);
    }

    private void StartMeter()
    {
        _meter = new DeliveryMeter(_options.PublicKey ?? "", () => Length, () => Bytes, () => SpoolBytes, Gone);
        Counters.Attach(_meter);
    }

    private async Task EndAllAsync()
    {
        await _starting.ConfigureAwait(false);
        await Task.WhenAll(_observations.EndAsync(), _scores.EndAsync(), _spoolPump?.EndAsync() ?? Task.CompletedTask, _mediaPump?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task FlushAllAsync()
    {
        await Task.WhenAll(_observations.FlushAsync(), _scores.FlushAsync()).ConfigureAwait(false);
        if (_spoolPump is not null)
        {
            await _spoolPump.FlushAsync().ConfigureAwait(false);
        }

        if (Media is { } media)
        {
            // Media are found while observations are encoded.
            await media.FlushAsync().ConfigureAwait(false);
        }

        if (_mediaPump is not null)
        {
            await _mediaPump.FlushAsync().ConfigureAwait(false);
        }
    }

    private void Overflowed() =>
        Log.Overflow(Counters.Dropped(UnitKind.Observation, DropReason.QueueFull) + Counters.Dropped(UnitKind.Score, DropReason.QueueFull), _options);

    private long Gone() => Counters.Gone(UnitKind.Observation) + Counters.Gone(UnitKind.Score);

    private static TimeSpan Waitable(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : Shorter(time, TimeSpan.FromMilliseconds(int.MaxValue));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
