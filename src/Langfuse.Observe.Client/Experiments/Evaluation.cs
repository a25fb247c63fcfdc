namespace Langfuse.Observe;

/// <summary>A judgement, as an evaluator gives it. A number, a boolean, a text or an enum member converts to one.</summary>
public sealed record Evaluation
{
    /// <summary>Creates a judgement.</summary>
    /// <param name="value">The value.</param>
    /// <param name="comment">Why.</param>
    /// <param name="name">The score's name; by default the evaluator's.</param>
    /// <param name="metadata">Whatever is to be kept with it.</param>
    /// <param name="dataType">The kind of value; by default what the value's type says.</param>
    /// <param name="configId">The id of the score config that the value must fit.</param>
    public Evaluation(
        ScoreValue value, string? comment = null, string? name = null, object? metadata = null, ScoreDataType? dataType = null, string? configId = null)
    {
        Value = value;
        Comment = comment;
        Name = name ?? "";
        Metadata = metadata;
        DataType = dataType;
        ConfigId = configId;
    }

    /// <summary>The score's name; empty until the evaluator has given its own.</summary>
    public string Name { get; init; }

    /// <summary>The value.</summary>
    public ScoreValue Value { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }

    /// <summary>Whatever is kept with it.</summary>
    public object? Metadata { get; init; }

    /// <summary>The kind of value; null for what the value's type says.</summary>
    public ScoreDataType? DataType { get; init; }

    /// <summary>The id of the score config that the value must fit.</summary>
    public string? ConfigId { get; init; }

    /// <summary>The value as a number (1 or 0 for a boolean), or null for a text.</summary>
    public double? Number => Value.Number;

    /// <summary>A judgement of this value.</summary>
    public static implicit operator Evaluation(ScoreValue value) => new(value);

    /// <summary>A numeric judgement.</summary>
    public static implicit operator Evaluation(double value) => new(value);

    /// <summary>A numeric judgement.</summary>
    public static implicit operator Evaluation(float value) => new(value);

    /// <summary>A numeric judgement.</summary>
    public static implicit operator Evaluation(decimal value) => new(value);

    /// <summary>A numeric judgement.</summary>
    public static implicit operator Evaluation(int value) => new(value);

    /// <summary>A numeric judgement.</summary>
    public static implicit operator Evaluation(long value) => new(value);

    /// <summary>A boolean judgement.</summary>
    public static implicit operator Evaluation(bool value) => new(value);

    /// <summary>A categorical judgement.</summary>
    public static implicit operator Evaluation(string value) => new(value);

    /// <summary>A categorical judgement: the name of the enum member.</summary>
    public static implicit operator Evaluation(Enum value) => new(value);

    /// <summary>The name and the value.</summary>
    public override string ToString() => $"{Name} {Value}";
}
