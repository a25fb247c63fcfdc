namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A field to filter by, with the values it has and how often.</summary>
/// <param name="Field">The name of the field in a filter.</param>
/// <param name="Values">The most frequent ones first.</param>
internal sealed record Facet(string Field, IReadOnlyList<FacetValue> Values);

/// <summary>A value of a field and in how many rows it stands.</summary>
internal sealed record FacetValue(string Value, long Count);
