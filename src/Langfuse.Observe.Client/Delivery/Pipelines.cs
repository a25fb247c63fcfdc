using Langfuse.Observe.Api;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Delivery.Media;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Observations.Otlp;
using Langfuse.Observe.Delivery.Scores;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Delivery;

/// <summary>Everything between a recorded observation or score and the server's answer.</summary>
internal sealed class Pipelines : IAsyncDisposable
{
    private const int ObservationRequests = 4;
    private const int ScoreRequests = 2;

    private readonly CancellationTokenSource _stop = new();
    private readonly LangfuseOptions _options;
    private DeliveryMeter? _meter;
    private readonly BatchDelivery _batches;
    private readonly SpoolDirectory? _spool;
    private readonly Lazy<MediaUploader>? _media;
    private CancellationTokenSource _giveUp = new();
    private Task _starting = Task.CompletedTask;
    private int _stopped;
    private bool _hasStopped;

    public Pipelines(LangfuseOptions options, LangfuseHttp http, RestClient rest)
    {
        _options = options;
        Stop = _stop.Token;
        Log = new DeliveryLog(options.Debug);
        Queue = new ObservationQueue(options.MaxQueueLength, options.MaxQueueBytes, Counters) { Overflowed = Overflowed };
        ForeignQueue = new ForeignQueue(options.MaxQueueBytes, Counters);
        Foreign = new ForeignSpans(options.ExportForeignSpan);
        Spans = new SpanFormat(() => OtlpResource.Of(options.ServiceName));
        _spool = options.SpoolDirectory is { Length: > 0 } ? new SpoolDirectory(options, () => Spans.Resource, Counters, Log) : null;
        _media = options.MediaUploadEnabled ? new(() => new MediaUploader(http, rest, options.Timeout, Log, Stop)) : null;
        var uploader = new Uploader(http, options.UseGzip, Counters);
        _batches = new BatchDelivery(this, uploader, options.Timeout);
        Observations = new ObservationPipeline(
            new(UnitKind.Observation, options.FlushAt, options.FlushInterval, ObservationRequests), this, Queue, ForeignQueue,
            () => new SpanWriter(new(options.Environment, options.Release), Foreign, _media is null ? null : new MediaFinder(_media.Value)));
        Scores = new ScorePipeline(new(UnitKind.Score, 50, Shorter(options.ScoreInterval, options.FlushInterval), ScoreRequests), this, options);
    }

    public CancellationToken Stop { get; }

    /// <summary>Cancelled when requests under way are given up; then there is a new one for the next.</summary>
    public CancellationToken GivenUp => Volatile.Read(ref _giveUp).Token;

    /// <summary>Whether nobody comes any more for what is put into the queues.</summary>
    public bool HasStopped
    {
        get => Volatile.Read(ref _hasStopped);
        private set => Volatile.Write(ref _hasStopped, value);
    }

    public Circuit Circuit { get; } = new();

    public DeliveryCounters Counters { get; } = new();

    public DeliveryLog Log { get; }

    public ObservationQueue Queue { get; }

    public ForeignQueue ForeignQueue { get; }

    public ForeignSpans Foreign { get; }

    /// <summary>Null when media stay where they are, and before the first observation was encoded.</summary>
    public MediaUploader? Media => _media is { IsValueCreated: true } ? _media.Value : null;

    public SpanFormat Spans { get; }

    public ScoreFormat ScoreBatches { get; } = new();

    public ObservationPipeline Observations { get; }

    public ScorePipeline Scores { get; }

    /// <summary>Observations and scores in memory.</summary>
    public long Length => Queue.Length + ForeignQueue.Count + Scores.Length;

    /// <summary>What a process that ended now would lose.</summary>
    public long InMemory => Math.Max(0, Pending(UnitKind.Observation) + Pending(UnitKind.Score) - Spooled);

    /// <summary>The estimated bytes of <see cref="Length"/>.</summary>
    public long Bytes => Queue.Bytes + ForeignQueue.Bytes + Scores.Bytes;

    /// <summary>Whether what cannot be sent may go to disk.</summary>
    public bool CanSpool => _spool is { IsUsable: true };

    /// <summary>Observations and scores that are safe on disk.</summary>
    public long Spooled => _spool?.Units ?? 0;

    public long SpoolBytes => _spool?.Bytes ?? 0;

    /// <summary>Everything of a kind that was ever taken.</summary>
    public long Taken(UnitKind kind) => Counters.Accepted(kind) + (kind == UnitKind.Observation ? Queue.Enqueued : 0);

    /// <summary>What is neither delivered nor dropped.</summary>
    public long Pending(UnitKind kind) => Math.Max(0, Taken(kind) - Counters.Sent(kind) - Counters.Dropped(kind));

    /// <summary>Begins to work in the background.</summary>
    public void Start() => _starting = Background.Run(StartInBackground);

    private void StartInBackground()
    {
        _meter = new DeliveryMeter(_options.PublicKey ?? "", () => Length, () => Bytes, () => SpoolBytes);
        Counters.Attach(_meter);
        Observations.Start();
        Scores.Start();
        OutgoingCalls.Listen();
    }

    public BatchFormat FormatOf(UnitKind kind) => kind == UnitKind.Score ? ScoreBatches : Spans;

    public int BodyLimit(UnitKind kind) => _batches.BodyLimit(kind);

    public Task DeliverAsync(Batch batch) => _batches.DeliverAsync(batch);

    /// <summary>Puts a part of a batch on disk, if there is a spool that works.</summary>
    public bool TrySpool(Batch batch, IReadOnlyCollection<UnitRange> ranges) => _spool?.TryWrite(batch, ranges) ?? false;

    /// <summary>How long a pipeline may sleep before the spool wants to be looked at.</summary>
    public TimeSpan TimeUntilSpoolIsDue(UnitKind kind)
    {
        if (_spool is null || kind != UnitKind.Observation)
        {
            return System.Threading.Timeout.InfiniteTimeSpan;
        }

        var spool = _spool.TimeUntilNext;
        var server = Circuit.Wait;
        return spool > server ? spool : server;
    }

    /// <summary>Sends what is on disk, oldest first, as long as the server takes it.</summary>
    public async Task ResumeSpoolAsync()
    {
        while (_spool is not null && Circuit.Wait == TimeSpan.Zero && !Stop.IsCancellationRequested)
        {
            using var spooled = _spool.TakeOldest();
            if (spooled is null)
            {
                return;
            }

            if (!await _batches.DeliverSpooledAsync(spooled.Batch).ConfigureAwait(false))
            {
                _spool.Pause();
                return;
            }

            _spool.Done(spooled);
        }
    }

    /// <summary>Ends when everything taken before the call has been delivered, spooled or dropped, or when the time is over.</summary>
    /// <returns>Whether it ended in time.</returns>
    public async Task<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Circuit.Nudge();
        timeout = Waitable(timeout);
        var flushes = Task.WhenAll(FlushObservationsAsync(), Scores.FlushAsync());
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stop);
        var time = Task.Delay(timeout, timer.Token);
        await Task.WhenAny(flushes, time).ConfigureAwait(false);
        await timer.CancelAsync().ConfigureAwait(false);
        return flushes.IsCompleted;
    }

    private async Task FlushObservationsAsync()
    {
        await Observations.FlushAsync().ConfigureAwait(false);
        if (Media is { } media)
        {
            // Media are found while observations are encoded.
            await media.FlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Gives up all requests under way, as if they had timed out.</summary>
    /// <param name="pause">For so long no other request is made.</param>
    public void GiveUpRequests(TimeSpan pause)
    {
        Circuit.Pause(pause);
        Interlocked.Exchange(ref _giveUp, new()).Cancel();
    }

    public void Overflowed() =>
        Log.Overflow(Counters.Dropped(UnitKind.Observation, DropReason.QueueFull) + Counters.Dropped(UnitKind.Score, DropReason.QueueFull), _options);

    /// <summary>Stops at once: what is still under way or waiting is dropped and counted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        await _starting.ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(Observations.DisposeAsync().AsTask(), Scores.DisposeAsync().AsTask()).ConfigureAwait(false);
        HasStopped = true;
        DropLeft();
        var lost = Counters.Dropped(UnitKind.Observation, DropReason.Shutdown) + Counters.Dropped(UnitKind.Score, DropReason.Shutdown);
        if (lost > 0)
        {
            Log.ShutdownIncomplete(lost);
        }

        Media?.CountLeft();
        _meter?.Dispose();
        Circuit.Dispose();
    }

    /// <summary>Drops what a thread put into the queue while the client was being disposed.</summary>
    public void DropLeft()
    {
        DropLeft(Observations);
        DropLeft(Scores);
    }

    private void DropLeft(Pipeline pipeline)
    {
        lock (pipeline)
        {
            while (true)
            {
                using var batch = pipeline.TakeLeft();
                if (batch.Count == 0)
                {
                    return;
                }

                if (!TrySpool(batch, [new(0, batch.Count)]))
                {
                    Counters.Drop(batch.Kind, DropReason.Shutdown, batch.Count);
                }

                pipeline.ForgetLeft(batch);
            }
        }
    }

    /// <summary>A time that a timer takes: negative ones are none (but for the infinite one), longer ones than it can count are cut.</summary>
    private static TimeSpan Waitable(TimeSpan time) =>
        time == System.Threading.Timeout.InfiniteTimeSpan ? time : time < TimeSpan.Zero ? TimeSpan.Zero : Shorter(time, TimeSpan.FromMilliseconds(int.MaxValue));

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
