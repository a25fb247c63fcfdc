namespace Langfuse.Observe;

/// <summary>Judges the outputs of a task. Made by <see cref="Evaluator"/>.</summary>
/// <typeparam name="TOutput">What the task gives.</typeparam>
public sealed class Evaluator<TOutput>
{
    private readonly Func<DatasetItem, TOutput, CancellationToken, Task<IReadOnlyList<Evaluation>>> _evaluate;

    internal Evaluator(string name, Func<DatasetItem, TOutput, CancellationToken, Task<IReadOnlyList<Evaluation>>> evaluate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(evaluate);
        Name = name;
        _evaluate = evaluate;
    }

    /// <summary>The name: of its score, and of the observation that records it.</summary>
    public string Name { get; }

    /// <summary>Judges an output.</summary>
    /// <param name="item">The item.</param>
    /// <param name="output">What the task gave for it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<Evaluation>> EvaluateAsync(DatasetItem item, TOutput output, CancellationToken cancellationToken = default) =>
        _evaluate(item, output, cancellationToken);
}
