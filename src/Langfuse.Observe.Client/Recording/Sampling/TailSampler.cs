using System.Diagnostics;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tracing;

namespace Langfuse.Observe.Recording.Sampling;

/// <summary>Holds the traces that sampling leaves out until they show an error or their first observation ends.</summary>
/// <remarks>What is held is bounded like the queue: beyond <see cref="LangfuseOptions.MaxQueueBytes"/> the oldest traces are let go.</remarks>
internal sealed class TailSampler(LangfuseOptions options, ClientSink sink)
{
    private const int FixedScoreBytes = 500;

    private readonly LinkedList<HeldTrace> _open = new();
    private readonly Dictionary<HeldTrace, LinkedListNode<HeldTrace>> _places = [];
    private readonly KeptTraces _kept = new();
    private long _bytes;

    /// <summary>Whether the observation is to be delivered now. Otherwise it is held or let go.</summary>
    public bool Takes(Observation observation)
    {
        if (HeldUnder(observation) is not { } trace)
        {
            return true;
        }

        var takes = trace.Takes(observation);
        MakeRoom();
        return takes;
    }

    /// <summary>Whether a span of another library under an observation is to be delivered now.</summary>
    public bool Takes(ForeignSpan span, Observation near) => HeldUnder(near) is not { } trace || trace.Takes(span, span.Bytes);

    /// <summary>Whether a score is to be sent now. That of a trace of which nothing is known here follows the sample.</summary>
    public bool Takes(ScoreRecord score)
    {
        if (score.TraceId is not { } traceId)
        {
            return true;
        }

        if ((score.Target ?? Current(traceId)) is { } target)
        {
            return HeldUnder(target) is not { } trace || trace.Takes(score, FixedScoreBytes);
        }

        return TraceSampling.Keeps(traceId, options.SampleRate) || _kept.Contains(traceId);
    }

    /// <summary>The client is disposed: traces that have not ended by now have shown no error.</summary>
    public void LetAllGo()
    {
        while (Oldest() is { } trace)
        {
            trace.LetGo();
        }
    }

    public void Remember(string traceId) => _kept.Add(traceId);

    /// <summary>A trace holds more.</summary>
    public void Holds(HeldTrace trace, int bytes)
    {
        lock (_open)
        {
            _bytes += bytes;
            if (!_places.ContainsKey(trace))
            {
                _places.Add(trace, _open.AddLast(trace));
            }
        }
    }

    /// <summary>A trace is settled.</summary>
    public void Forget(HeldTrace trace, long bytes)
    {
        lock (_open)
        {
            _bytes -= bytes;
            if (_places.Remove(trace, out var place))
            {
                _open.Remove(place);
            }
        }
    }

    /// <summary>What was held goes on its way.</summary>
    public void Deliver(object item)
    {
        switch (item)
        {
            case Observation observation:
                sink.Enqueue(observation);
                break;
            case ForeignSpan span:
                sink.Enqueue(span);
                break;
            default:
                sink.Send((ScoreRecord)item);
                break;
        }
    }

    /// <summary>What was held is left out.</summary>
    public void Release(object item)
    {
        if (item is Observation observation)
        {
            new QueuedObservation(observation, 0).Release();
        }

        sink.SampleOut(1);
    }

    /// <summary>What holds the trace of an observation; null when the trace is in the sample.</summary>
    private HeldTrace? HeldUnder(Observation observation)
    {
        var root = observation.Root;
        if (TraceSampling.Keeps(TraceIds.Low(root.Activity!.TraceId), options.SampleRate * (root.Method?.SampleRate ?? 1)))
        {
            return null;
        }

        var trace = root.GetTrace();
        return (HeldTrace)(trace.SinkState ?? trace.KeepSinkState(new HeldTrace(this)));
    }

    private Observation? Current(string traceId) =>
        ObservationSource.Find(Activity.Current) is { } current && ReferenceEquals(current.Sink, sink) && current.TraceId == traceId ? current : null;

    private void MakeRoom()
    {
        while (Interlocked.Read(ref _bytes) > options.MaxQueueBytes && Oldest() is { } oldest)
        {
            oldest.LetGo();
        }
    }

    private HeldTrace? Oldest()
    {
        lock (_open)
        {
            return _open.First?.Value;
        }
    }
}
