namespace Langfuse.Observe.LocalServer.Features.Datasets;

/// <summary>What an item was from a time on, so that a dataset can be read as it was.</summary>
/// <param name="Item">The item.</param>
/// <param name="FromUs">Since when.</param>
/// <param name="IsDeleted">It was deleted then.</param>
internal sealed record DatasetItemVersion(DatasetItem Item, long FromUs, bool IsDeleted);
