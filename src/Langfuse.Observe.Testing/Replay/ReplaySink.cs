using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>Lets calls be observed where nothing else records them, and sends nothing anywhere.</summary>
internal sealed class ReplaySink : ObservationSink
{
    public override bool Samples(ulong traceIdLow, double rate) => rate > 0;

    public override void Accept(Observation observation)
    {
    }

    public override void Accept(ScoreRecord score)
    {
    }
}
