using System.Collections.Concurrent;
using System.Diagnostics;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Scores;
using Langfuse.Observe.Recording.Masking;
using Langfuse.Observe.Recording.Sampling;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Recording;

/// <summary>Where a client takes over from the runtime: on the thread of the observed code.</summary>
internal sealed class ClientSink : ObservationSink
{
    private const int MostPlaces = 1000;
    private const int MostNamed = 10;

    private readonly LangfuseOptions _options;
    private readonly Pipelines _delivery;
    private readonly MaskGuard? _mask;
    private readonly TailSampler? _tail;
    private readonly ConcurrentDictionary<string, bool> _saidNeverEnded = new(StringComparer.Ordinal);
    private volatile bool _isClosed;

    public ClientSink(LangfuseOptions options, Pipelines delivery)
    {
        _options = options;
        _delivery = delivery;
        _mask = options.Mask is { } mask ? new MaskGuard(mask, delivery.Log.Client) : null;
        Open = new OpenStarts(options.Debug, SayNeverEnded);
        _tail = options.KeepTracesWithErrors ? new TailSampler(options, this) : null;
    }

    public override OpenStarts Open { get; }

    public override bool CapturesContent => _options.CaptureContent;

    // What a mask sees goes on beyond the bound, so that no secret is cut before it is seen.
    public override int MaxFieldBytes => _mask is null ? _options.MaxFieldBytes : (int)Math.Min(int.MaxValue, (long)_options.MaxFieldBytes + FieldMask.SeenBeyond);

    public override int MaxMaskedBytes => _options.MaxFieldBytes;

    public override string? Environment => _options.Environment;

    public override string? Release => _options.Release;

    public override bool AlwaysSamples => _options.SampleRate >= 1 || _tail is not null;

    public override bool Masks => _mask is not null;

    // With tail sampling every trace is recorded; what becomes of it is decided as its observations end.
    public override bool Samples(ulong traceIdLow, double rate) => _tail is not null || TraceSampling.Keeps(traceIdLow, _options.SampleRate * rate);

    public override string Mask(MaskedField field, string text) => _mask is null ? text : _mask.Apply(field, text);

    public override bool Exports(Activity foreign) => _delivery.Foreign.IsUsed && _delivery.Foreign.Exports(foreign);

    public override void Accept(Observation observation)
    {
        if (_isClosed)
        {
            RefuseAfterClose(observation);
            return;
        }

        if (_tail is not null && !_tail.Takes(observation))
        {
            if (_isClosed)
            {
                _tail.LetAllGo();
            }

            return;
        }

        Enqueue(observation);
    }

    public override void Accept(ScoreRecord score)
    {
        if (_isClosed)
        {
            CountAfterClose(UnitKind.Score);
            return;
        }

        if (_tail is not null)
        {
            if (_tail.Takes(score))
            {
                Send(score);
            }
        }
        else if (score.TraceId is not { } traceId || TraceSampling.Keeps(traceId, _options.SampleRate))
        {
            Send(score);
        }
        else
        {
            // A score of a trace that is not there would point at nothing.
            _delivery.Counters.SampleOut();
        }
    }

    /// <summary>Checks a score, encodes it and hands it over for delivery.</summary>
    public void Send(ScoreRecord score)
    {
        _delivery.Counters.Accept(UnitKind.Score);
        if (ScoreCheck.Problem(score, out var dataType) is { } problem)
        {
            _delivery.Counters.Drop(UnitKind.Score, DropReason.Invalid);
            _delivery.Log.ScoreInvalid($"score '{score.Name}' was not sent: {problem}");
            return;
        }

        if (Encoded(score, dataType) is not { } encoded)
        {
            return;
        }

        _delivery.EnqueueScore(encoded);
        DropIfClosed();
    }

    /// <summary>Hands an observation over for delivery.</summary>
    public void Enqueue(Observation observation)
    {
        _delivery.Enqueue(observation);
        DropIfClosed();
    }

    /// <summary>Whether a span that a pipeline hands over is one of those that go along.</summary>
    public bool TakesForeign(Activity activity)
    {
        _delivery.Foreign.IsUsed = true;
        return _delivery.Foreign.Exports(activity);
    }

    /// <summary>Takes a span of another library, if it is one of those that go along.</summary>
    public void AcceptForeign(Activity activity)
    {
        if (!TakesForeign(activity))
        {
            return;
        }

        try
        {
            // A span lies in the trace of the observation around it; that one decides about the project and the sampling.
            var around = ObservationSource.Find(activity);
            var isElsewhere = around?.Sink is { } sink && !ReferenceEquals(sink, this);
            var isUnsampled = around is null && (Ambient.Current is { IsUnsampled: true } || !TraceSampling.Keeps(TraceIds.Low(activity.TraceId), _options.SampleRate));
            if (isElsewhere || isUnsampled)
            {
                return;
            }

            if (_isClosed)
            {
                CountAfterClose(UnitKind.Observation);
                return;
            }

            // Only what is really sent counts for those above.
            var span = ForeignSpanEncoder.Encode(activity, _delivery.Foreign, this);
            ForeignUsage.Note(activity);
            if (_tail is null || around is null || _tail.Takes(span, around))
            {
                Enqueue(span);
            }
        }
        catch (Exception exception)
        {
            _delivery.Counters.Accept(UnitKind.Observation);
            _delivery.Counters.Drop(UnitKind.Observation, DropReason.Fault);
            SelfLog.Fenced("taking the span " + activity.OperationName, exception);
        }
    }

    /// <summary>Hands a span of another library over for delivery.</summary>
    public void Enqueue(ForeignSpan span)
    {
        _delivery.Enqueue(span);
        DropIfClosed();
    }

    public override void MissUpdate() => _delivery.Counters.MissUpdate();

    public void SampleOut(long count) => _delivery.Counters.SampleOut(count);

    /// <summary>Names what was started by hand and never ended: what nobody can end any more, or, when the client goes, all that is open.</summary>
    public void SayNeverEnded(bool all) => SayNeverEnded(Open.Take(all));

    /// <summary>From now on nothing is taken.</summary>
    public void Close()
    {
        _isClosed = true;
        _tail?.LetAllGo();
    }

    /// <summary>Null when it cannot be encoded, which is counted and said.</summary>
    private byte[]? Encoded(ScoreRecord score, ScoreDataType dataType)
    {
        try
        {
            return ScoreEvent.Encode(score, dataType, this);
        }
        catch (Exception exception)
        {
            _delivery.Counters.Drop(UnitKind.Score, DropReason.Fault);
            _delivery.Log.ScoreInvalid($"score '{score.Name}' was not sent: it could not be encoded ({exception.Message}). Look at its comment and metadata.");
            return null;
        }
    }

    private void RefuseAfterClose(Observation observation)
    {
        new QueuedObservation(observation, 0).Release();
        CountAfterClose(UnitKind.Observation);
    }

    private void CountAfterClose(UnitKind kind)
    {
        _delivery.Counters.Accept(kind);
        _delivery.Counters.Drop(kind, DropReason.Disposed);
        SayClosed();
    }

    /// <summary>The client was disposed between the first look and the queue: nobody would come for what was put there.</summary>
    private void DropIfClosed()
    {
        if (_isClosed && _delivery.HasStopped)
        {
            _delivery.GiveUpLeft();
        }
    }

    /// <summary>Each place once: a loop that loses its handles does not fill the log.</summary>
    private void SayNeverEnded(IReadOnlyList<OpenStart> starts)
    {
        var news = starts.Where(start => _saidNeverEnded.Count < MostPlaces && _saidNeverEnded.TryAdd(start.Key, true)).ToList();
        if (news.Count > 0)
        {
            _delivery.Log.NeverEnded(starts.Count, string.Join(", ", news.Take(MostNamed)), news.Count > MostNamed, _options.Debug);
        }
    }

    private static void SayClosed() => SelfLog.WarnOnce(
        "disposed",
        "Something was recorded after its LangfuseClient was disposed, and dropped. Dispose the client last, when the work that it records is over.");
}
