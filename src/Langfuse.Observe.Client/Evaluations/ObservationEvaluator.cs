using System.Runtime.CompilerServices;
using Langfuse.Observe.Evaluations;

namespace Langfuse.Observe;

/// <summary>Judges observations that are stored, such as the generations of a model.</summary>
public sealed class ObservationEvaluator
{
    private ObservationEvaluator(StoredEvaluator<ObservationRecord> judge) => Judge = judge;

    /// <summary>The score's name.</summary>
    public string Name => Judge.Name;

    internal StoredEvaluator<ObservationRecord> Judge { get; }

    /// <summary>An evaluator that judges an observation.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges: gives a number, a boolean, a text, an enum member or an <see cref="Evaluation"/> with a comment; null for no
    /// score.</param>
    public static ObservationEvaluator Create(string name, Func<ObservationRecord, Evaluation?> evaluate) =>
        new(StoredEvaluator<ObservationRecord>.Of(name, evaluate));

    /// <inheritdoc cref="Create(string, Func{ObservationRecord, Evaluation})"/>
    [OverloadResolutionPriority(1)]
    public static ObservationEvaluator Create(string name, Func<ObservationRecord, double> evaluate) => Create(name, observation => (Evaluation)evaluate(observation));

    /// <summary>An evaluator that judges an observation and takes its time.</summary>
    /// <inheritdoc cref="Create(string, Func{ObservationRecord, Evaluation})"/>
    public static ObservationEvaluator CreateAsync(string name, Func<ObservationRecord, CancellationToken, Task<Evaluation?>> evaluate) =>
        new(StoredEvaluator<ObservationRecord>.OfAsync(name, evaluate));

    /// <inheritdoc cref="CreateAsync(string, Func{ObservationRecord, CancellationToken, Task{Evaluation}})"/>
    public static ObservationEvaluator CreateAsync(string name, Func<ObservationRecord, Task<Evaluation?>> evaluate) =>
        CreateAsync(name, (observation, _) => evaluate(observation));

    /// <summary>Judges with an evaluator of experiments. By default it sees the observation's input as the item's, and its output as text.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public static ObservationEvaluator From(Evaluator<string> evaluator) =>
        From(evaluator, static observation => DatasetItem.Of(observation.Input, metadata: observation.Metadata, id: observation.Id), static observation => observation.OutputText ?? "");

    /// <inheritdoc cref="From(Evaluator{string})"/>
    /// <typeparam name="TOutput">What the evaluator judges.</typeparam>
    /// <param name="item">The item in an observation: its input, and what would be right.</param>
    /// <param name="output">The output in an observation.</param>
    public static ObservationEvaluator From<TOutput>(Evaluator<TOutput> evaluator, Func<ObservationRecord, DatasetItem> item, Func<ObservationRecord, TOutput> output) =>
        new(StoredEvaluator<ObservationRecord>.From(evaluator, item, output));

    /// <summary>A language model judges the observation's output by a rubric, from 0 to 1, and says why.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="rubric">What makes an output good.</param>
    /// <param name="complete">Asks the model: takes a prompt and gives its answer.</param>
    public static ObservationEvaluator LlmJudge(string name, string rubric, Func<string, CancellationToken, Task<string>> complete) =>
        From(Evaluator.LlmJudge<string>(name, rubric, complete));
}
