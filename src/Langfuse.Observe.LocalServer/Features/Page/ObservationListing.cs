namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A part of the list of observations; input and output are cut to a line.</summary>
internal sealed record ObservationListing(long Total, IReadOnlyList<Observation> Observations, ILookup<string, Score> Scores);
