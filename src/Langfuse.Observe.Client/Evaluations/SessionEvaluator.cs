using System.Runtime.CompilerServices;
using Langfuse.Observe.Evaluations;

namespace Langfuse.Observe;

/// <summary>Judges sessions that are stored: whole conversations, with the traces of their turns.</summary>
public sealed class SessionEvaluator
{
    private SessionEvaluator(StoredEvaluator<SessionRecord> judge) => Judge = judge;

    /// <summary>The score's name.</summary>
    public string Name => Judge.Name;

    internal StoredEvaluator<SessionRecord> Judge { get; }

    /// <summary>An evaluator that judges a session; its traces are there, in order.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges: gives a number, a boolean, a text, an enum member or an <see cref="Evaluation"/> with a comment; null for no
    /// score.</param>
    public static SessionEvaluator Create(string name, Func<SessionRecord, Evaluation?> evaluate) => new(StoredEvaluator<SessionRecord>.Of(name, evaluate));

    /// <inheritdoc cref="Create(string, Func{SessionRecord, Evaluation})"/>
    [OverloadResolutionPriority(1)]
    public static SessionEvaluator Create(string name, Func<SessionRecord, double> evaluate) => Create(name, session => (Evaluation)evaluate(session));

    /// <summary>An evaluator that judges a session and takes its time.</summary>
    /// <inheritdoc cref="Create(string, Func{SessionRecord, Evaluation})"/>
    public static SessionEvaluator CreateAsync(string name, Func<SessionRecord, CancellationToken, Task<Evaluation?>> evaluate) =>
        new(StoredEvaluator<SessionRecord>.OfAsync(name, evaluate));

    /// <inheritdoc cref="CreateAsync(string, Func{SessionRecord, CancellationToken, Task{Evaluation}})"/>
    public static SessionEvaluator CreateAsync(string name, Func<SessionRecord, Task<Evaluation?>> evaluate) => CreateAsync(name, (session, _) => evaluate(session));

    /// <summary>Judges with an evaluator of experiments. By default the item's input is the conversation as text, and the output is that of the last turn.</summary>
    /// <param name="evaluator">The evaluator.</param>
    public static SessionEvaluator From(Evaluator<string> evaluator) =>
        From(evaluator, static session => DatasetItem.Of(session.ToString(), id: session.Id), static session => session.Traces is [.., var last] ? last.OutputText ?? "" : "");

    /// <inheritdoc cref="From(Evaluator{string})"/>
    /// <typeparam name="TOutput">What the evaluator judges.</typeparam>
    /// <param name="item">The item in a session: its input, and what would be right.</param>
    /// <param name="output">The output in a session.</param>
    public static SessionEvaluator From<TOutput>(Evaluator<TOutput> evaluator, Func<SessionRecord, DatasetItem> item, Func<SessionRecord, TOutput> output) =>
        new(StoredEvaluator<SessionRecord>.From(evaluator, item, output));

    /// <summary>A language model judges the conversation by a rubric, from 0 to 1, and says why.</summary>
    /// <param name="name">The score's name.</param>
    /// <param name="rubric">What makes a conversation good.</param>
    /// <param name="complete">Asks the model: takes a prompt and gives its answer.</param>
    public static SessionEvaluator LlmJudge(string name, string rubric, Func<string, CancellationToken, Task<string>> complete) =>
        From(Evaluator.LlmJudge<string>(name, rubric, complete));
}
