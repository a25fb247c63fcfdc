using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateScoreSource</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<CreateScoreSource>))]
public readonly record struct CreateScoreSource(string Value) : IApiText<CreateScoreSource>
{
    /// <summary><c>API</c>.</summary>
    public static CreateScoreSource Api { get; } = new("API");

    /// <summary><c>ANNOTATION</c>.</summary>
    public static CreateScoreSource Annotation { get; } = new("ANNOTATION");

    static CreateScoreSource IApiText<CreateScoreSource>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
