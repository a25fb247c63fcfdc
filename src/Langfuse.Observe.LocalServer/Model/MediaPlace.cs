namespace Langfuse.Observe.LocalServer.Model;

/// <summary>Where media is used: a field of a trace, an observation or a dataset item. What does not apply is empty.</summary>
internal sealed record MediaPlace(string TraceId, string ObservationId, string DatasetId, string DatasetItemId, string Field);
