namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Observations in the order of their arrival.</summary>
internal interface IEvaluationFeed
{
    /// <summary>Those that arrived after a position and up to another, oldest first; the position of each is its <see cref="Observation.Seq"/>.</summary>
    IReadOnlyList<Observation> After(string projectId, long position, long upTo, int limit);

    /// <summary>The position of the last that arrived; 0 when there is none.</summary>
    long Newest(string projectId);
}
