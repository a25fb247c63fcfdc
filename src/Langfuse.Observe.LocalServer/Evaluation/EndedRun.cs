namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>What came of a run: the run as it is now (it may wait for another try), the call that was made, and its scores.</summary>
internal sealed record EndedRun(EvaluationRun Run, Observation? Call, IReadOnlyList<Score> Scores)
{
    public static EndedRun Without(EvaluationRun run) => new(run, null, []);
}
