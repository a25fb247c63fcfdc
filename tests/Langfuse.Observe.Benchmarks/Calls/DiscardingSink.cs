using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>Takes what is recorded and throws it away, as an exporter that costs nothing would.</summary>
internal sealed class DiscardingSink(double sampleRate = 1) : ObservationSink
{
    public override bool AlwaysSamples => sampleRate >= 1;

    public override bool Samples(ulong traceIdLow, double rate) => sampleRate > 0;

    public override void Accept(Observation observation)
    {
        observation.Input.Release();
        observation.Output.Release();
    }

    public override void Accept(ScoreRecord score)
    {
    }
}
