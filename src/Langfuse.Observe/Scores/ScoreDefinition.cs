namespace Langfuse.Observe;

/// <summary>A score of the team's vocabulary, generated from <c>langfuse.scores.json</c>: its name, type and limits.</summary>
/// <typeparam name="TValue">What a value of this score is: <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>.</typeparam>
/// <param name="name">The score's name.</param>
/// <param name="dataType">The kind of its values.</param>
public sealed class ScoreDefinition<TValue>(string name, ScoreDataType dataType)
    where TValue : notnull
{
    /// <summary>The score's name.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of its values.</summary>
    public ScoreDataType DataType { get; } = dataType;

    /// <summary>The smallest value of a numeric score.</summary>
    /// <value>By default null: no limit.</value>
    public double? Min { get; init; }

    /// <summary>The largest value of a numeric score.</summary>
    /// <value>By default null: no limit.</value>
    public double? Max { get; init; }

    /// <summary>The labels of a categorical score.</summary>
    /// <value>By default empty: any label.</value>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What the score judges.</summary>
    public string? Description { get; init; }

    /// <summary>The id of the score config in Langfuse, when there is one.</summary>
    public string? ConfigId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
