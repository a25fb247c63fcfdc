using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScoreConfigDataType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<ScoreConfigDataType>))]
public readonly record struct ScoreConfigDataType(string Value) : IApiText<ScoreConfigDataType>
{
    /// <summary><c>NUMERIC</c>.</summary>
    public static ScoreConfigDataType Numeric { get; } = new("NUMERIC");

    /// <summary><c>BOOLEAN</c>.</summary>
    public static ScoreConfigDataType Boolean { get; } = new("BOOLEAN");

    /// <summary><c>CATEGORICAL</c>.</summary>
    public static ScoreConfigDataType Categorical { get; } = new("CATEGORICAL");

    /// <summary><c>TEXT</c>.</summary>
    public static ScoreConfigDataType Text { get; } = new("TEXT");

    static ScoreConfigDataType IApiText<ScoreConfigDataType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
