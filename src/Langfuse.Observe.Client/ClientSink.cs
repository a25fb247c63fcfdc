using System.Diagnostics;
using Langfuse.Observe.Export;
using Langfuse.Observe.Masking;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Sampling;
using Langfuse.Observe.Scoring;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe;

/// <summary>Where a client takes over from the runtime: on the thread of the observed code.</summary>
internal sealed class ClientSink(LangfuseOptions options, Delivery delivery) : ObservationSink
{
    private readonly MaskGuard? _mask = options.Mask is { } mask ? new MaskGuard(mask) : null;
    private readonly TailSampler? _tail = options.KeepTracesWithErrors ? new TailSampler(options.SampleRate) : null;
    private volatile bool _isClosed;

    public override bool CapturesContent => options.CaptureContent;

    public override int MaxFieldBytes => options.MaxFieldBytes;

    public override string? Environment => options.Environment;

    public override string? Release => options.Release;

    public override bool AlwaysSamples => options.SampleRate >= 1 || _tail is not null;

    public override bool Masks => _mask is not null;

    // With tail sampling every trace is recorded; what becomes of it is decided as its observations end.
    public override bool Samples(ulong traceIdLow, double rate) => _tail is not null || TraceSampling.Keeps(traceIdLow, options.SampleRate * rate);

    public override string Mask(RecordedField field, string text) => _mask is null ? text : _mask.Apply(field, text);

    public override void Accept(Observation observation)
    {
        if (_isClosed)
        {
            RefuseAfterClose(observation);
            return;
        }

        if (_tail is not null && !_tail.Takes(observation, this))
        {
            return;
        }

        Enqueue(observation);
    }

    public override void Accept(ScoreRecord score)
    {
        if (_isClosed)
        {
            delivery.Counters.Accept(UnitKind.Score);
            delivery.Counters.Drop(UnitKind.Score, DropReason.Disposed);
            SayClosed();
            return;
        }

        if (score.TraceId is { } traceId && !TraceSampling.Keeps(traceId, options.SampleRate) && !IsKept(score))
        {
            // A score of a trace that is not there would point at nothing.
            delivery.Counters.SampleOut();
            return;
        }

        delivery.Counters.Accept(UnitKind.Score);
        if (ScoreCheck.Problem(score, out var dataType) is { } problem)
        {
            delivery.Counters.Drop(UnitKind.Score, DropReason.Invalid);
            DeliveryLog.ScoreInvalid($"Score '{score.Name}' was not sent: {problem}");
            return;
        }

        delivery.Scores.Enqueue(ScoreEvent.Encode(score, dataType, this));
        delivery.Scores.Arrived();
        DropIfClosed();
    }

    /// <summary>Hands an observation over for delivery.</summary>
    public void Enqueue(Observation observation)
    {
        delivery.Queue.Enqueue(observation);
        delivery.Observations.Arrived();
        DropIfClosed();
    }

    /// <summary>Takes a span of another library, if it is one of those that go along.</summary>
    public void AcceptForeign(Activity activity)
    {
        delivery.Foreign.IsUsed = true;
        if (_isClosed || !delivery.Foreign.Exports(activity))
        {
            return;
        }

        try
        {
            // A span lies in the trace of the observation around it; that one decides about the project.
            var around = ObservationSource.Find(activity);
            var isElsewhere = around?.Sink is { } sink && !ReferenceEquals(sink, this);
            var isUnsampled = around is null && (Ambient.Current is { IsUnsampled: true } || !TraceSampling.Keeps(TraceIds.Low(activity.TraceId), options.SampleRate));
            if (isElsewhere || isUnsampled)
            {
                return;
            }

            if (!delivery.ForeignQueue.Enqueue(ForeignSpanEncoder.Encode(activity, delivery.Foreign, this)))
            {
                delivery.Overflowed();
            }

            delivery.Observations.Arrived();
            DropIfClosed();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("taking the span " + activity.OperationName, exception);
        }
    }

    public void SampleOut(long count) => delivery.Counters.SampleOut(count);

    /// <summary>From now on nothing is taken.</summary>
    public void Close() => _isClosed = true;

    private bool IsKept(ScoreRecord score) => _tail is not null && TailSampler.Holds(score, this);

    private void RefuseAfterClose(Observation observation)
    {
        delivery.Counters.Accept(UnitKind.Observation);
        delivery.Counters.Drop(UnitKind.Observation, DropReason.Disposed);
        new Queues.QueuedObservation(observation, 0).Release();
        SayClosed();
    }

    /// <summary>The client was disposed between the first look and the queue: nobody would come for what was put there.</summary>
    private void DropIfClosed()
    {
        if (_isClosed && delivery.HasStopped)
        {
            delivery.DropLeft();
        }
    }

    private static void SayClosed() => SelfLog.WarnOnce(
        "disposed",
        "Something was recorded after its LangfuseClient was disposed, and dropped. Dispose the client last, when the work that it records is over.");
}
