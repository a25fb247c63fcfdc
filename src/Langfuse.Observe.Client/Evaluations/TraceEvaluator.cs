using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <summary>Judges traces that are stored.</summary>
public sealed class TraceEvaluator
{
    private readonly Func<TraceRecord, CancellationToken, Task<IReadOnlyList<Evaluation>>> _evaluate;

    private TraceEvaluator(string name, Func<TraceRecord, CancellationToken, Task<IReadOnlyList<Evaluation>>> evaluate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _evaluate = evaluate;
    }

    /// <summary>The score's name.</summary>
    public string Name { get; }

    /// <summary>An evaluator that judges a trace.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges: gives a number, a boolean, a text, an enum member or an <see cref="Evaluation"/> with a comment; null for no
    /// score.</param>
    public static TraceEvaluator Create(string name, Func<TraceRecord, Evaluation?> evaluate) =>
        new(name, (trace, _) => Task.FromResult(Evaluator.Listed(evaluate(trace))));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator Create(string name, Func<TraceRecord, double> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator Create(string name, Func<TraceRecord, bool> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator Create(string name, Func<TraceRecord, string> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <summary>An evaluator that judges a trace and takes its time.</summary>
    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, CancellationToken, Task<Evaluation?>> evaluate) =>
        new(name, async (trace, token) => Evaluator.Listed(await evaluate(trace, token).ConfigureAwait(false)));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<Evaluation?>> evaluate) => CreateAsync(name, (trace, _) => evaluate(trace));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<double>> evaluate) =>
        new(name, async (trace, _) => [await evaluate(trace).ConfigureAwait(false)]);

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<bool>> evaluate) =>
        new(name, async (trace, _) => [await evaluate(trace).ConfigureAwait(false)]);

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<string>> evaluate) =>
        new(name, async (trace, _) => [await evaluate(trace).ConfigureAwait(false)]);

    /// <summary>A language model judges the trace's output by a rubric, from 0 to 1, and says why.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="rubric">What makes an output good.</param>
    /// <param name="complete">Asks the model: takes a prompt and gives its answer.</param>
    public static TraceEvaluator LlmJudge(string name, string rubric, Func<string, CancellationToken, Task<string>> complete) =>
        CreateAsync(name, (trace, token) => Judge.AskAsync(rubric, DatasetItem.Of(trace.Input, id: trace.Id), trace.OutputText ?? "", complete, token));

    internal Task<IReadOnlyList<Evaluation>> EvaluateAsync(TraceRecord trace, CancellationToken cancellationToken) => _evaluate(trace, cancellationToken);
}
