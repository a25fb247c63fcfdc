using System.Runtime.CompilerServices;
using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <summary>Makes evaluators: of one's own, and the common ones.</summary>
public static class Evaluator
{
    /// <summary>An evaluator that judges an output.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="name">The score's name.</param>
    /// <param name="evaluate">Judges: gives a number, a boolean, a text, an enum member or an <see cref="Evaluation"/> with a comment.</param>
    public static Evaluator<TOutput> Create<TOutput>(string name, Func<DatasetItem, TOutput, Evaluation?> evaluate) =>
        new(name, (item, output, _) => Task.FromResult(Listed(evaluate(item, output))));

    /// <inheritdoc cref="Create{TOutput}(string, Func{DatasetItem, TOutput, Evaluation})"/>
    [OverloadResolutionPriority(1)] // A lambda that only throws fits all of them.
    public static Evaluator<TOutput> Create<TOutput>(string name, Func<DatasetItem, TOutput, double> evaluate) =>
        Create<TOutput>(name, (item, output) => (Evaluation)evaluate(item, output));

    /// <inheritdoc cref="Create{TOutput}(string, Func{DatasetItem, TOutput, Evaluation})"/>
    public static Evaluator<TOutput> Create<TOutput>(string name, Func<DatasetItem, TOutput, int> evaluate) =>
        Create<TOutput>(name, (item, output) => (Evaluation)evaluate(item, output));

    /// <inheritdoc cref="Create{TOutput}(string, Func{DatasetItem, TOutput, Evaluation})"/>
    public static Evaluator<TOutput> Create<TOutput>(string name, Func<DatasetItem, TOutput, bool> evaluate) =>
        Create<TOutput>(name, (item, output) => (Evaluation)evaluate(item, output));

    /// <inheritdoc cref="Create{TOutput}(string, Func{DatasetItem, TOutput, Evaluation})"/>
    public static Evaluator<TOutput> Create<TOutput>(string name, Func<DatasetItem, TOutput, string> evaluate) =>
        Create<TOutput>(name, (item, output) => (Evaluation)evaluate(item, output));

    /// <summary>An evaluator that judges an output and takes its time.</summary>
    /// <inheritdoc cref="Create{TOutput}(string, Func{DatasetItem, TOutput, Evaluation})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, CancellationToken, Task<Evaluation?>> evaluate) =>
        new(name, async (item, output, token) => Listed(await evaluate(item, output, token).ConfigureAwait(false)));

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    [OverloadResolutionPriority(1)]
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, CancellationToken, Task<double>> evaluate) =>
        new(name, async (item, output, token) => [await evaluate(item, output, token).ConfigureAwait(false)]);

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, CancellationToken, Task<int>> evaluate) =>
        new(name, async (item, output, token) => [await evaluate(item, output, token).ConfigureAwait(false)]);

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, CancellationToken, Task<bool>> evaluate) =>
        new(name, async (item, output, token) => [await evaluate(item, output, token).ConfigureAwait(false)]);

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, CancellationToken, Task<string>> evaluate) =>
        new(name, async (item, output, token) => [await evaluate(item, output, token).ConfigureAwait(false)]);

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, Task<Evaluation?>> evaluate) =>
        CreateAsync<TOutput>(name, (item, output, _) => evaluate(item, output));

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    [OverloadResolutionPriority(1)]
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, Task<double>> evaluate) =>
        CreateAsync<TOutput>(name, (item, output, _) => evaluate(item, output));

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, Task<int>> evaluate) =>
        CreateAsync<TOutput>(name, (item, output, _) => evaluate(item, output));

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, Task<bool>> evaluate) =>
        CreateAsync<TOutput>(name, (item, output, _) => evaluate(item, output));

    /// <inheritdoc cref="CreateAsync{TOutput}(string, Func{DatasetItem, TOutput, CancellationToken, Task{Evaluation}})"/>
    public static Evaluator<TOutput> CreateAsync<TOutput>(string name, Func<DatasetItem, TOutput, Task<string>> evaluate) =>
        CreateAsync<TOutput>(name, (item, output, _) => evaluate(item, output));

    /// <summary>An evaluator that gives several judgements at once, each with a name of its own.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="name">The evaluator's name: of its observation, and of judgements that have none.</param>
    /// <param name="evaluate">Judges.</param>
    public static Evaluator<TOutput> CreateMany<TOutput>(string name, Func<DatasetItem, TOutput, CancellationToken, Task<IReadOnlyList<Evaluation>>> evaluate) =>
        new(name, evaluate);

    /// <summary>Whether the output is the expected one, as text, without the white space around it.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="name">The score's name.</param>
    /// <param name="ignoreCase">Whether upper and lower case are the same.</param>
    public static Evaluator<TOutput> ExactMatch<TOutput>(string name = "exact_match", bool ignoreCase = false) =>
        Create<TOutput>(name, (item, output) => string.Equals(
            OutputText.Of(output).Trim(), Expected(item).Trim(), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    /// <summary>Whether the output contains the expected one, as text.</summary>
    /// <inheritdoc cref="ExactMatch{TOutput}"/>
    public static Evaluator<TOutput> Contains<TOutput>(string name = "contains", bool ignoreCase = true) =>
        Create<TOutput>(name, (item, output) => OutputText.Of(output).Contains(
            Expected(item), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));

    /// <summary>Whether the output as text fits a regular expression.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="pattern">The expression of .NET; it is given up after a second.</param>
    /// <param name="name">The score's name.</param>
    public static Evaluator<TOutput> Matches<TOutput>(string pattern, string name = "matches")
    {
        var expression = new System.Text.RegularExpressions.Regex(pattern, System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return Create<TOutput>(name, (_, output) => expression.IsMatch(OutputText.Of(output)));
    }

    /// <summary>Whether the output is a number that lies near the expected one.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="tolerance">How far away it may lie at most.</param>
    /// <param name="name">The score's name.</param>
    public static Evaluator<TOutput> NumberWithin<TOutput>(double tolerance, string name = "number_within") =>
        Create<TOutput>(name, (item, output) => Math.Abs(Comparisons.Number(OutputText.Of(output), "output") - Comparisons.Number(Expected(item), "expected output")) <= tolerance);

    /// <summary>Whether the output is the same JSON as the expected one; the order of members does not count.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="name">The score's name.</param>
    public static Evaluator<TOutput> JsonEquals<TOutput>(string name = "json_equals") =>
        Create<TOutput>(name, (item, output) => Comparisons.SameJson(OutputText.Of(output), item.ExpectedOutput));

    /// <summary>How near the output lies to the expected one: the cosine of their embeddings, from -1 to 1.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="embed">Gives the embedding of a text.</param>
    /// <param name="name">The score's name.</param>
    public static Evaluator<TOutput> EmbeddingSimilarity<TOutput>(
        Func<string, CancellationToken, Task<ReadOnlyMemory<float>>> embed, string name = "embedding_similarity") =>
        CreateAsync<TOutput>(name, async (item, output, token) => Comparisons.Cosine(
            await embed(OutputText.Of(output), token).ConfigureAwait(false), await embed(Expected(item), token).ConfigureAwait(false)));

    /// <summary>A language model judges the output by a rubric, from 0 to 1, and says why.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="name">The score's name.</param>
    /// <param name="rubric">What makes an output good.</param>
    /// <param name="complete">Asks the model: takes a prompt and gives its answer.</param>
    /// <remarks>The model is asked for JSON with a reasoning and a score. An answer without them is asked for once more, and then is a failure of
    /// the evaluator that is in the result.</remarks>
    public static Evaluator<TOutput> LlmJudge<TOutput>(string name, string rubric, Func<string, CancellationToken, Task<string>> complete) =>
        CreateAsync<TOutput>(name, (item, output, token) => Judge.AskAsync(rubric, item, OutputText.Of(output), complete, token));

    internal static IReadOnlyList<Evaluation> Listed(Evaluation? evaluation) => evaluation is null ? [] : [evaluation];

    private static string Expected(DatasetItem item) =>
        item.ExpectedText ?? throw new InvalidOperationException($"item '{item.Id}' has no expected output. Give it one, or use an evaluator that needs none.");
}
