using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Sampling;

/// <summary>Holds the observations of traces that sampling leaves out until the trace shows an error or its first observation ends.</summary>
internal sealed class TailSampler(double rate)
{
    /// <summary>Whether the observation is to be delivered now. Otherwise it is held or let go.</summary>
    public bool Takes(Observation observation, ClientSink sink)
    {
        var root = observation.Root;
        if (IsInSample(root))
        {
            return true;
        }

        var trace = (HeldTrace)(root.SinkState ?? Interlocked.CompareExchange(ref root.SinkState, new HeldTrace(), null) ?? root.SinkState!);
        return trace.Takes(observation, sink);
    }

    /// <summary>Whether a score belongs to a trace that was kept for an error.</summary>
    public static bool Holds(ScoreRecord score, ClientSink sink) =>
        ObservationSource.Find(System.Diagnostics.Activity.Current) is { } current && ReferenceEquals(current.Sink, sink)
        && current.TraceId == score.TraceId && current.Root.SinkState is HeldTrace { IsKept: true };

    private bool IsInSample(Observation root) => TraceSampling.Keeps(TraceIds.Low(root.Activity!.TraceId), rate * (root.Method?.SampleRate ?? 1));
}
