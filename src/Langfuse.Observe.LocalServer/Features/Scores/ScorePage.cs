namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>A page of scores with the traces they belong to.</summary>
internal sealed record ScorePage(long Total, IReadOnlyList<Score> Scores, IReadOnlyDictionary<string, Trace> Traces);
