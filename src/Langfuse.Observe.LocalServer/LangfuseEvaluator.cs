namespace Langfuse.Observe;

/// <summary>An evaluator in C#, registered by the program that hosts a local server in <see cref="LangfuseLocalServerOptions.Evaluators"/>.</summary>
/// <remarks>
/// It judges observations by the rules that name it: create an evaluator of type <c>host</c> with this name and give it to a rule. An exception is recorded as the
/// reason why an observation has no score; the next one is judged as usual.
/// </remarks>
public sealed class LangfuseEvaluator
{
    private LangfuseEvaluator(string name, Func<EvaluatedObservation, CancellationToken, ValueTask<EvaluatedScore?>> evaluate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(evaluate);
        Name = name;
        Evaluate = evaluate;
    }

    /// <summary>The name by which an evaluator of type <c>host</c> means it.</summary>
    public string Name { get; }

    internal Func<EvaluatedObservation, CancellationToken, ValueTask<EvaluatedScore?>> Evaluate { get; }

    /// <summary>Makes one that gives a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="evaluate">Judges an observation. null gives no score.</param>
    public static LangfuseEvaluator Create(string name, Func<EvaluatedObservation, double?> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        return new(name, (target, _) => ValueTask.FromResult(evaluate(target) is { } value ? new EvaluatedScore(value) : null));
    }

    /// <summary>Makes one that gives yes or no.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="evaluate">Judges an observation.</param>
    public static LangfuseEvaluator Create(string name, Func<EvaluatedObservation, bool> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        return new(name, (target, _) => ValueTask.FromResult<EvaluatedScore?>(new EvaluatedScore(evaluate(target))));
    }

    /// <summary>Makes one that works asynchronously and says what kind of score it gives.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="evaluate">Judges an observation. null gives no score.</param>
    public static LangfuseEvaluator CreateAsync(string name, Func<EvaluatedObservation, CancellationToken, ValueTask<EvaluatedScore?>> evaluate) => new(name, evaluate);
}

/// <summary>What an evaluator in C# judges.</summary>
public sealed class EvaluatedObservation
{
    internal EvaluatedObservation()
    {
    }

    /// <summary>The trace.</summary>
    public required string TraceId { get; init; }

    /// <summary>The observation.</summary>
    public required string Id { get; init; }

    /// <summary>SPAN, GENERATION and so on.</summary>
    public required string Type { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The input as it was recorded: JSON or plain text; null when there is none.</summary>
    public string? Input { get; init; }

    /// <summary>The output as it was recorded: JSON or plain text; null when there is none.</summary>
    public string? Output { get; init; }

    /// <summary>The metadata, a JSON object; null when there is none.</summary>
    public string? Metadata { get; init; }

    /// <summary>The model, of a generation.</summary>
    public string? Model { get; init; }

    /// <summary>The prompt it was made with.</summary>
    public string? PromptName { get; init; }

    /// <summary>DEFAULT, DEBUG, WARNING or ERROR.</summary>
    public required string Level { get; init; }

    /// <summary>From start to end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>US dollars; null when not known.</summary>
    public double? TotalCost { get; init; }

    /// <summary>The user of the trace.</summary>
    public string? UserId { get; init; }

    /// <summary>The session of the trace.</summary>
    public string? SessionId { get; init; }
}

/// <summary>What an evaluator in C# gives.</summary>
public sealed class EvaluatedScore
{
    /// <summary>A number.</summary>
    /// <param name="value">A finite one.</param>
    public EvaluatedScore(double value) => (DataType, Value) = ("NUMERIC", value);

    /// <summary>Yes or no.</summary>
    /// <param name="value">Which.</param>
    public EvaluatedScore(bool value) => (DataType, Value, Category) = ("BOOLEAN", value ? 1 : 0, value ? "True" : "False");

    /// <summary>A category.</summary>
    /// <param name="category">Its label.</param>
    public EvaluatedScore(string category)
    {
        ArgumentException.ThrowIfNullOrEmpty(category);
        (DataType, Value, Category) = ("CATEGORICAL", 0, category);
    }

    /// <summary>Why; shown beside the score.</summary>
    public string? Comment { get; init; }

    internal string DataType { get; }

    internal double Value { get; }

    internal string? Category { get; }
}
