using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>LlmAdapter</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<LlmAdapter>))]
public readonly record struct LlmAdapter(string Value) : IApiText<LlmAdapter>
{
    /// <summary><c>anthropic</c>.</summary>
    public static LlmAdapter Anthropic { get; } = new("anthropic");

    /// <summary><c>openai</c>.</summary>
    public static LlmAdapter Openai { get; } = new("openai");

    /// <summary><c>azure</c>.</summary>
    public static LlmAdapter Azure { get; } = new("azure");

    /// <summary><c>bedrock</c>.</summary>
    public static LlmAdapter Bedrock { get; } = new("bedrock");

    /// <summary><c>google-vertex-ai</c>.</summary>
    public static LlmAdapter GoogleVertexAi { get; } = new("google-vertex-ai");

    /// <summary><c>google-ai-studio</c>.</summary>
    public static LlmAdapter GoogleAiStudio { get; } = new("google-ai-studio");

    static LlmAdapter IApiText<LlmAdapter>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
