namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>The kinds of score values, in the order of <c>ScoreDataType</c>.</summary>
internal enum DataType
{
    Numeric,
    Categorical,
    Boolean,
    Text,
    Correction,
}

/// <summary>Words about kinds of values.</summary>
internal static class DataTypes
{
    /// <summary>The type of an entry of the vocabulary. A correction has none there: Langfuse names every correction <c>output</c>.</summary>
    public static DataType? OfEntry(string? name) =>
        Enum.TryParse<DataType>(name, ignoreCase: true, out var type) && char.IsLetter(name![0]) && type != DataType.Correction ? type : null;

    public static string Word(this DataType type) => type == DataType.Correction ? "a correction" : type.ToString().ToLowerInvariant();

    /// <summary>What a value of this type is in code.</summary>
    public static string Value(this DataType type) => type switch
    {
        DataType.Numeric => "a number",
        DataType.Boolean => "true or false",
        _ => "a text",
    };
}
