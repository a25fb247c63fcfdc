using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>FeedbackTargetType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<FeedbackTargetType>))]
public readonly record struct FeedbackTargetType(string Value) : IApiText<FeedbackTargetType>
{
    /// <summary><c>skill</c>.</summary>
    public static FeedbackTargetType Skill { get; } = new("skill");

    /// <summary><c>mcp-tool</c>.</summary>
    public static FeedbackTargetType McpTool { get; } = new("mcp-tool");

    /// <summary><c>cli</c>.</summary>
    public static FeedbackTargetType Cli { get; } = new("cli");

    /// <summary><c>docs</c>.</summary>
    public static FeedbackTargetType Docs { get; } = new("docs");

    /// <summary><c>public-api</c>.</summary>
    public static FeedbackTargetType PublicApi { get; } = new("public-api");

    /// <summary><c>other</c>.</summary>
    public static FeedbackTargetType Other { get; } = new("other");

    static FeedbackTargetType IApiText<FeedbackTargetType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
