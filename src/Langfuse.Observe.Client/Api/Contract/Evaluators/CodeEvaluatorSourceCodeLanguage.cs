using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CodeEvaluatorSourceCodeLanguage</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<CodeEvaluatorSourceCodeLanguage>))]
public readonly record struct CodeEvaluatorSourceCodeLanguage(string Value) : IApiText<CodeEvaluatorSourceCodeLanguage>
{
    /// <summary><c>PYTHON</c>.</summary>
    public static CodeEvaluatorSourceCodeLanguage Python { get; } = new("PYTHON");

    /// <summary><c>TYPESCRIPT</c>.</summary>
    public static CodeEvaluatorSourceCodeLanguage Typescript { get; } = new("TYPESCRIPT");

    static CodeEvaluatorSourceCodeLanguage IApiText<CodeEvaluatorSourceCodeLanguage>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
