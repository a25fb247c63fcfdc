using System.Runtime.CompilerServices;
using Langfuse.Observe.Evaluations;

namespace Langfuse.Observe;

/// <summary>Judges traces that are stored.</summary>
public sealed class TraceEvaluator
{
    private TraceEvaluator(StoredEvaluator<TraceRecord> judge) => Judge = judge;

    /// <summary>The score's name.</summary>
    public string Name => Judge.Name;

    internal StoredEvaluator<TraceRecord> Judge { get; }

    /// <summary>An evaluator that judges a trace.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges: gives a number, a boolean, a text, an enum member or an <see cref="Evaluation"/> with a comment; null for no
    /// score.</param>
    public static TraceEvaluator Create(string name, Func<TraceRecord, Evaluation?> evaluate) => new(StoredEvaluator<TraceRecord>.Of(name, evaluate));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    [OverloadResolutionPriority(1)] // A lambda that only throws fits all of them.
    public static TraceEvaluator Create(string name, Func<TraceRecord, double> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator Create(string name, Func<TraceRecord, int> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator Create(string name, Func<TraceRecord, bool> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator Create(string name, Func<TraceRecord, string> evaluate) => Create(name, trace => (Evaluation)evaluate(trace));

    /// <summary>An evaluator that judges a trace and takes its time.</summary>
    /// <inheritdoc cref="Create(string, Func{TraceRecord, Evaluation})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, CancellationToken, Task<Evaluation?>> evaluate) =>
        new(StoredEvaluator<TraceRecord>.OfAsync(name, evaluate));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<Evaluation?>> evaluate) => CreateAsync(name, (trace, _) => evaluate(trace));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    [OverloadResolutionPriority(1)]
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<double>> evaluate) =>
        CreateAsync(name, async (trace, _) => (Evaluation)await evaluate(trace).ConfigureAwait(false));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<int>> evaluate) =>
        CreateAsync(name, async (trace, _) => (Evaluation)await evaluate(trace).ConfigureAwait(false));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<bool>> evaluate) =>
        CreateAsync(name, async (trace, _) => (Evaluation)await evaluate(trace).ConfigureAwait(false));

    /// <inheritdoc cref="CreateAsync(string, Func{TraceRecord, CancellationToken, Task{Evaluation}})"/>
    public static TraceEvaluator CreateAsync(string name, Func<TraceRecord, Task<string>> evaluate) =>
        CreateAsync(name, async (trace, _) => (Evaluation)await evaluate(trace).ConfigureAwait(false));

    /// <summary>Judges with an evaluator of experiments. By default it sees the trace's input as the item's, and its output as text.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public static TraceEvaluator From(Evaluator<string> evaluator) =>
        From(evaluator, static trace => DatasetItem.Of(trace.Input, metadata: trace.Metadata, id: trace.Id), static trace => trace.OutputText ?? "");

    /// <inheritdoc cref="From(Evaluator{string})"/>
    /// <typeparam name="TOutput">What the evaluator judges.</typeparam>
    /// <param name="item">The item in a trace: its input, and what would be right.</param>
    /// <param name="output">The output in a trace.</param>
    public static TraceEvaluator From<TOutput>(Evaluator<TOutput> evaluator, Func<TraceRecord, DatasetItem> item, Func<TraceRecord, TOutput> output) =>
        new(StoredEvaluator<TraceRecord>.From(evaluator, item, output));

    /// <summary>A language model judges the trace's output by a rubric, from 0 to 1, and says why.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="rubric">What makes an output good.</param>
    /// <param name="complete">Asks the model: takes a prompt and gives its answer.</param>
    public static TraceEvaluator LlmJudge(string name, string rubric, Func<string, CancellationToken, Task<string>> complete) =>
        From(Evaluator.LlmJudge<string>(name, rubric, complete));
}
