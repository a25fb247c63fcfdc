using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Keeps what it is given.</summary>
internal sealed class KeepingSink : ObservationSink
{
    public List<Observation> Kept { get; } = [];

    public override bool Samples(ulong traceIdLow, double rate) => true;

    public override void Accept(Observation observation) => Kept.Add(observation);

    public override void Accept(ScoreRecord score)
    {
    }
}
