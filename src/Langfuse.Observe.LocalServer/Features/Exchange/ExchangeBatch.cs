namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>What was read and is not stored yet.</summary>
internal sealed class ExchangeBatch
{
    public List<Observation> Observations { get; } = [];

    public List<OwnTrace> Traces { get; } = [];

    public List<ObservationChange> Changes { get; } = [];

    public List<Score> Scores { get; } = [];

    public int Count => Observations.Count + Traces.Count + Changes.Count + Scores.Count;

    public void Clear()
    {
        Observations.Clear();
        Traces.Clear();
        Changes.Clear();
        Scores.Clear();
    }
}
