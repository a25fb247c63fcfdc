using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<EvaluatorType>))]
public readonly record struct EvaluatorType(string Value) : IApiText<EvaluatorType>
{
    /// <summary><c>llm_as_judge</c>.</summary>
    public static EvaluatorType LlmAsJudge { get; } = new("llm_as_judge");

    /// <summary><c>code</c>.</summary>
    public static EvaluatorType Code { get; } = new("code");

    static EvaluatorType IApiText<EvaluatorType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
