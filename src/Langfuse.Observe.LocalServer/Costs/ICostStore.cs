namespace Langfuse.Observe.LocalServer.Costs;

/// <summary>Reads what has a cost or could have one, and writes costs anew.</summary>
internal interface ICostStore
{
    /// <summary>Observations with a model, in the order they were stored.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="afterSeq">Only those stored after this one.</param>
    /// <param name="fromUs">Only those that started from here on.</param>
    /// <param name="toUs">Only those that started before.</param>
    /// <param name="limit">At most so many.</param>
    IReadOnlyList<Observation> Priceable(string projectId, long afterSeq, long fromUs, long toUs, int limit);

    /// <summary>The observations of a trace without their content; null when there are too many to look at.</summary>
    IReadOnlyList<Observation>? Outline(string projectId, string traceId);

    /// <summary>Stores usage, cost, pricing and metadata of the observations, and sums their traces up.</summary>
    Task SaveCostsAsync(string projectId, IReadOnlyList<Observation> rows, CancellationToken cancellationToken);
}
