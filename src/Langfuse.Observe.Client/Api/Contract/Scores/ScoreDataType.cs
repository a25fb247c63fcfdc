using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScoreDataType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<ScoreDataType>))]
public readonly record struct ScoreDataType(string Value) : IApiText<ScoreDataType>
{
    /// <summary><c>NUMERIC</c>.</summary>
    public static ScoreDataType Numeric { get; } = new("NUMERIC");

    /// <summary><c>BOOLEAN</c>.</summary>
    public static ScoreDataType Boolean { get; } = new("BOOLEAN");

    /// <summary><c>CATEGORICAL</c>.</summary>
    public static ScoreDataType Categorical { get; } = new("CATEGORICAL");

    /// <summary><c>CORRECTION</c>.</summary>
    public static ScoreDataType Correction { get; } = new("CORRECTION");

    /// <summary><c>TEXT</c>.</summary>
    public static ScoreDataType Text { get; } = new("TEXT");

    static ScoreDataType IApiText<ScoreDataType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
