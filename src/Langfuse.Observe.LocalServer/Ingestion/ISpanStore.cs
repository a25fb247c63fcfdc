namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Takes observations in.</summary>
internal interface ISpanStore
{
    /// <summary>Completes when the observations are stored and can be read.</summary>
    Task WriteAsync(string projectId, IReadOnlyList<Observation> observations, CancellationToken cancellationToken);

    /// <summary>Stores what older SDKs say of traces themselves and, in parts, of observations; <paramref name="complete"/> sees each observation as it has become.</summary>
    Task WriteAsync(
        string projectId, IReadOnlyList<OwnTrace> traces, IReadOnlyList<ObservationChange> changes, Action<Observation> complete, long nowUs, CancellationToken cancellationToken);
}
