namespace Langfuse.Observe.LocalServer.Features.Experiments;

/// <summary>An experiment, summed up from the spans that name it. What the spans said of it is in <paramref name="Facts"/>, as JSON.</summary>
internal sealed record ExperimentRow(string Id, string? Name, long StartUs, long EndUs, long ItemCount, string? DatasetId, string? Facts);
