using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PromptType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<PromptType>))]
public readonly record struct PromptType(string Value) : IApiText<PromptType>
{
    /// <summary><c>chat</c>.</summary>
    public static PromptType Chat { get; } = new("chat");

    /// <summary><c>text</c>.</summary>
    public static PromptType Text { get; } = new("text");

    static PromptType IApiText<PromptType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
