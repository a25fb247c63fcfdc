using System.Runtime.CompilerServices;

namespace Langfuse.Observe;

/// <summary>Judges a run as a whole, from what came of its items.</summary>
public sealed class RunEvaluator
{
    private readonly Func<IReadOnlyList<ExperimentItemResult>, CancellationToken, Task<Evaluation?>> _evaluate;

    private RunEvaluator(string name, Func<IReadOnlyList<ExperimentItemResult>, CancellationToken, Task<Evaluation?>> evaluate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _evaluate = evaluate;
    }

    /// <summary>The score's name.</summary>
    public string Name { get; }

    /// <summary>A run evaluator of one's own.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges; it gets every item, failed ones among them.</param>
    public static RunEvaluator Create(string name, Func<IReadOnlyList<ExperimentItemResult>, Evaluation?> evaluate) =>
        new(name, (items, _) => Task.FromResult(evaluate(items)));

    /// <inheritdoc cref="Create(string, Func{IReadOnlyList{ExperimentItemResult}, Evaluation})"/>
    [OverloadResolutionPriority(1)] // A lambda that only throws fits both.
    public static RunEvaluator Create(string name, Func<IReadOnlyList<ExperimentItemResult>, double> evaluate) => Create(name, items => (Evaluation)evaluate(items));

    /// <summary>A run evaluator that takes its time.</summary>
    /// <inheritdoc cref="Create(string, Func{IReadOnlyList{ExperimentItemResult}, Evaluation})"/>
    public static RunEvaluator CreateAsync(string name, Func<IReadOnlyList<ExperimentItemResult>, CancellationToken, Task<Evaluation?>> evaluate) => new(name, evaluate);

    /// <inheritdoc cref="CreateAsync(string, Func{IReadOnlyList{ExperimentItemResult}, CancellationToken, Task{Evaluation}})"/>
    public static RunEvaluator CreateAsync(string name, Func<IReadOnlyList<ExperimentItemResult>, Task<Evaluation?>> evaluate) => new(name, (items, _) => evaluate(items));

    /// <inheritdoc cref="CreateAsync(string, Func{IReadOnlyList{ExperimentItemResult}, CancellationToken, Task{Evaluation}})"/>
    [OverloadResolutionPriority(1)]
    public static RunEvaluator CreateAsync(string name, Func<IReadOnlyList<ExperimentItemResult>, Task<double>> evaluate) =>
        new(name, async (items, _) => await evaluate(items).ConfigureAwait(false));

    /// <summary>The mean of a score over all items that have it; none when no item has.</summary>
    /// <param name="metric">The name of the items' score.</param>
    /// <param name="name">The run score's name; by default <c>avg_</c> and the metric.</param>
    public static RunEvaluator Average(string metric, string? name = null) => Create(name ?? "avg_" + metric, items =>
    {
        var values = items.Select(item => item.Number(metric)).OfType<double>().ToList();
        return values.Count == 0 ? null : new Evaluation(values.Average(), $"mean of {values.Count} of {items.Count} items");
    });

    /// <summary>The share of items whose task did not fail.</summary>
    /// <param name="name">The run score's name.</param>
    public static RunEvaluator SuccessRate(string name = "success_rate") =>
        Create(name, static items => items.Count == 0 ? null : new Evaluation((double)items.Count(static item => !item.IsFailed) / items.Count));

    internal Task<Evaluation?> EvaluateAsync(IReadOnlyList<ExperimentItemResult> items, CancellationToken cancellationToken) => _evaluate(items, cancellationToken);
}
