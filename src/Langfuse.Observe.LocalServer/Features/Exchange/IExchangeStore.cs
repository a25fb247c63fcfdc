namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>Reads everything of a project in an order that does not change while it is read.</summary>
internal interface IExchangeStore
{
    IReadOnlyList<Observation> Observations(string projectId, long afterSeq, long fromUs, long toUs, int limit);

    /// <summary>What clients said of traces themselves.</summary>
    IReadOnlyList<OwnTrace> Traces(string projectId, string afterId, long fromUs, long toUs, int limit);

    IReadOnlyList<Score> Scores(string projectId, string afterId, long fromUs, long toUs, int limit);
}
