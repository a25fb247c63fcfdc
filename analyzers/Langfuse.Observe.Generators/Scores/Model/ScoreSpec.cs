namespace Langfuse.Observe.Generators.Scores.Model;

/// <summary>One score of the vocabulary. Equatable: texts and numbers only.</summary>
internal sealed record ScoreSpec(string Name, ScoreType Type)
{
    /// <summary>Its name in C#, unique in the class.</summary>
    public string Identifier { get; init; } = "";

    public double? Min { get; init; }

    public double? Max { get; init; }

    public EquatableArray<string> Categories { get; init; }

    public string? Description { get; init; }

    public string? ConfigId { get; init; }
}

/// <summary>The types that a vocabulary names.</summary>
internal enum ScoreType
{
    Numeric,
    Categorical,
    Boolean,
    Text,
}
