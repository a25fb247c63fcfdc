using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScoreSource</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<ScoreSource>))]
public readonly record struct ScoreSource(string Value) : IApiText<ScoreSource>
{
    /// <summary><c>ANNOTATION</c>.</summary>
    public static ScoreSource Annotation { get; } = new("ANNOTATION");

    /// <summary><c>API</c>.</summary>
    public static ScoreSource Api { get; } = new("API");

    /// <summary><c>EVAL</c>.</summary>
    public static ScoreSource Eval { get; } = new("EVAL");

    static ScoreSource IApiText<ScoreSource>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
