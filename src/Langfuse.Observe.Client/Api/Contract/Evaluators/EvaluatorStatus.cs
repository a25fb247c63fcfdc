using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorStatus</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<EvaluatorStatus>))]
public readonly record struct EvaluatorStatus(string Value) : IApiText<EvaluatorStatus>
{
    /// <summary><c>active</c>.</summary>
    public static EvaluatorStatus Active { get; } = new("active");

    /// <summary><c>paused</c>.</summary>
    public static EvaluatorStatus Paused { get; } = new("paused");

    static EvaluatorStatus IApiText<EvaluatorStatus>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
