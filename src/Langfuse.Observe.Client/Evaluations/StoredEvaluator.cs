namespace Langfuse.Observe.Evaluations;

/// <summary>What judges a stored trace, observation or session.</summary>
internal sealed class StoredEvaluator<TRecord>
{
    private readonly Func<TRecord, CancellationToken, Task<IReadOnlyList<Evaluation>>> _evaluate;

    public StoredEvaluator(string name, Func<TRecord, CancellationToken, Task<IReadOnlyList<Evaluation>>> evaluate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(evaluate);
        Name = name;
        _evaluate = evaluate;
    }

    public string Name { get; }

    public static StoredEvaluator<TRecord> Of(string name, Func<TRecord, Evaluation?> evaluate) =>
        new(name, (record, _) => Task.FromResult(Evaluator.Listed(evaluate(record))));

    public static StoredEvaluator<TRecord> OfAsync(string name, Func<TRecord, CancellationToken, Task<Evaluation?>> evaluate) =>
        new(name, async (record, token) => Evaluator.Listed(await evaluate(record, token).ConfigureAwait(false)));

    /// <summary>One of an experiment, which sees what is stored as an item and an output.</summary>
    public static StoredEvaluator<TRecord> From<TOutput>(Evaluator<TOutput> evaluator, Func<TRecord, DatasetItem> item, Func<TRecord, TOutput> output)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        return new(evaluator.Name, (record, token) => evaluator.EvaluateAsync(item(record), output(record), token));
    }

    public Task<IReadOnlyList<Evaluation>> EvaluateAsync(TRecord record, CancellationToken cancellationToken) => _evaluate(record, cancellationToken);
}
