using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorOutputScoreType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<EvaluatorOutputScoreType>))]
public readonly record struct EvaluatorOutputScoreType(string Value) : IApiText<EvaluatorOutputScoreType>
{
    /// <summary><c>NUMERIC</c>.</summary>
    public static EvaluatorOutputScoreType Numeric { get; } = new("NUMERIC");

    /// <summary><c>BOOLEAN</c>.</summary>
    public static EvaluatorOutputScoreType Boolean { get; } = new("BOOLEAN");

    /// <summary><c>CATEGORICAL</c>.</summary>
    public static EvaluatorOutputScoreType Categorical { get; } = new("CATEGORICAL");

    static EvaluatorOutputScoreType IApiText<EvaluatorOutputScoreType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
