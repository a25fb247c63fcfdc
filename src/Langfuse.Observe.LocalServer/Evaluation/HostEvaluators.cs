namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>The evaluators that the hosting program registered.</summary>
internal sealed class HostEvaluators(IEnumerable<LangfuseEvaluator> evaluators)
{
    private readonly Dictionary<string, LangfuseEvaluator> _byName = evaluators.ToDictionary(item => item.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public async ValueTask<EvaluatedScore?> EvaluateAsync(string name, Observation row, CancellationToken cancellationToken)
    {
        if (!_byName.TryGetValue(name, out var evaluator))
        {
            throw new EvaluationException($"the hosting program has registered no evaluator '{name}'");
        }

        return await evaluator.Evaluate(Target(row), cancellationToken);
    }

    private static EvaluatedObservation Target(Observation row) => new()
    {
        TraceId = row.TraceId, Id = row.Id, Type = row.Type, Name = row.Name, Input = row.Input, Output = row.Output, Metadata = row.Metadata, Model = row.Model, PromptName = row.PromptName,
        Level = row.Level, Duration = TimeSpan.FromMicroseconds(Math.Max(0, row.EndUs - row.StartUs)), TotalCost = row.TotalCost, UserId = row.UserId, SessionId = row.SessionId,
    };
}

/// <summary>Why a target cannot be judged: a sentence for the one who looks for its score.</summary>
internal sealed class EvaluationException(string message) : Exception(message);
