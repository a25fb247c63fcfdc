using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorChatMessageRole</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<EvaluatorChatMessageRole>))]
public readonly record struct EvaluatorChatMessageRole(string Value) : IApiText<EvaluatorChatMessageRole>
{
    /// <summary><c>system</c>.</summary>
    public static EvaluatorChatMessageRole System { get; } = new("system");

    /// <summary><c>user</c>.</summary>
    public static EvaluatorChatMessageRole User { get; } = new("user");

    /// <summary><c>assistant</c>.</summary>
    public static EvaluatorChatMessageRole Assistant { get; } = new("assistant");

    static EvaluatorChatMessageRole IApiText<EvaluatorChatMessageRole>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
