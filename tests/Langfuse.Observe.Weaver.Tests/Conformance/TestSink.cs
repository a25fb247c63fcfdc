using System.Collections.Concurrent;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Takes every observation of the process, also those of flows that the test's context does not reach.</summary>
internal sealed class TestSink : ObservationSink, IDisposable
{
    private readonly ConcurrentQueue<Observation> _observations = [];

    public TestSink() => SinkRegistry.Add(this);

    public IReadOnlyCollection<Observation> Observations => _observations;

    public override bool Samples(ulong traceIdLow, double rate) => true;

    public override void Accept(Observation observation) => _observations.Enqueue(observation);

    public override void Accept(ScoreRecord score)
    {
        // Nothing here scores.
    }

    public void Dispose() => SinkRegistry.Remove(this);
}
