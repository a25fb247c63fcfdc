namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>What a server has stored.</summary>
internal sealed record Counts(long Observations, long Scores, long Duplicates);
