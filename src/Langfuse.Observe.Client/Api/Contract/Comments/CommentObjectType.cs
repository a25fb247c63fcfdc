using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CommentObjectType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<CommentObjectType>))]
public readonly record struct CommentObjectType(string Value) : IApiText<CommentObjectType>
{
    /// <summary><c>TRACE</c>.</summary>
    public static CommentObjectType Trace { get; } = new("TRACE");

    /// <summary><c>OBSERVATION</c>.</summary>
    public static CommentObjectType Observation { get; } = new("OBSERVATION");

    /// <summary><c>SESSION</c>.</summary>
    public static CommentObjectType Session { get; } = new("SESSION");

    /// <summary><c>PROMPT</c>.</summary>
    public static CommentObjectType Prompt { get; } = new("PROMPT");

    static CommentObjectType IApiText<CommentObjectType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
