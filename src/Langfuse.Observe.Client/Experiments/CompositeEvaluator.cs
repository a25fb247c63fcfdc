namespace Langfuse.Observe;

/// <summary>Makes one more judgement of an item out of those that its evaluators gave.</summary>
public sealed class CompositeEvaluator
{
    private readonly Func<DatasetItem, IReadOnlyList<Evaluation>, Evaluation?> _evaluate;

    private CompositeEvaluator(string name, Func<DatasetItem, IReadOnlyList<Evaluation>, Evaluation?> evaluate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _evaluate = evaluate;
    }

    /// <summary>The score's name.</summary>
    public string Name { get; }

    /// <summary>A composite evaluator.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges from the judgements that are there.</param>
    public static CompositeEvaluator Create(string name, Func<DatasetItem, IReadOnlyList<Evaluation>, Evaluation?> evaluate) => new(name, evaluate);

    /// <summary>The mean of scores with weights; none when one of them is missing.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="weights">The weight of each score by its name.</param>
    public static CompositeEvaluator Weighted(string name, IReadOnlyDictionary<string, double> weights) => new(name, (_, evaluations) =>
    {
        var sum = 0.0;
        foreach (var (metric, weight) in weights)
        {
            if (evaluations.FirstOrDefault(evaluation => evaluation.Name == metric)?.Number is not { } value)
            {
                return null;
            }

            sum += value * weight;
        }

        return sum / weights.Values.Sum();
    });

    internal Evaluation? Evaluate(DatasetItem item, IReadOnlyList<Evaluation> evaluations) => _evaluate(item, evaluations);
}
