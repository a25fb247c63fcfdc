using Langfuse.Observe.Evaluations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace Langfuse.Observe;

/// <summary>Evaluators of Microsoft.Extensions.AI.Evaluation in experiments, and over what is stored.</summary>
public static class LangfuseEvaluationExtensions
{
    private const string Suffix = "Evaluator";

    /// <summary>Judges texts with an evaluator of Microsoft.Extensions.AI.Evaluation.</summary>
    /// <param name="evaluator">The evaluator. Each of its metrics becomes a score of the metric's name.</param>
    /// <param name="chatConfiguration">The model that it asks, where it asks one.</param>
    /// <param name="context">What it needs besides, such as the expected answer.</param>
    /// <returns>An evaluator for experiments; <see cref="TraceEvaluator.From(Evaluator{string})"/> makes one of stored traces of it.</returns>
    /// <remarks>The item's input is the conversation: a list of messages with a role and a content, an object whose <c>messages</c> is one, or else a text of
    /// the user. A metric's reason is the score's comment; its rating, whether it failed, and its diagnostics are metadata. A metric without a value gives no
    /// score; where none has one, the evaluator has failed, and says why.</remarks>
    public static Evaluator<string> ToLangfuse(
        this IEvaluator evaluator, ChatConfiguration? chatConfiguration = null, Func<DatasetItem, string, IEnumerable<EvaluationContext>>? context = null) =>
        evaluator.ToLangfuse(static output => new ChatResponse(new ChatMessage(ChatRole.Assistant, output)), chatConfiguration, context: context);

    /// <summary>Judges outputs of any type with an evaluator of Microsoft.Extensions.AI.Evaluation.</summary>
    /// <inheritdoc cref="ToLangfuse(IEvaluator, ChatConfiguration?, Func{DatasetItem, string, IEnumerable{EvaluationContext}}?)"/>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="response">The model's answer in an output.</param>
    /// <param name="messages">The conversation in an item; by default that of its input.</param>
    /// <param name="name">The evaluator's name; by default that of its type.</param>
    public static Evaluator<TOutput> ToLangfuse<TOutput>(
        this IEvaluator evaluator, Func<TOutput, ChatResponse> response, ChatConfiguration? chatConfiguration = null,
        Func<DatasetItem, IEnumerable<ChatMessage>>? messages = null, Func<DatasetItem, TOutput, IEnumerable<EvaluationContext>>? context = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(response);
        return Evaluator.CreateMany<TOutput>(name ?? NameOf(evaluator), async (item, output, cancellationToken) =>
        {
            var result = await evaluator.EvaluateAsync(
                messages?.Invoke(item) ?? ItemMessages.Of(item), response(output), chatConfiguration, context?.Invoke(item, output), cancellationToken).ConfigureAwait(false);
            return MetricScores.Of(result);
        });
    }

    private static string NameOf(IEvaluator evaluator)
    {
        var name = evaluator.GetType().Name;
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
