using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ModelUsageUnit</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<ModelUsageUnit>))]
public readonly record struct ModelUsageUnit(string Value) : IApiText<ModelUsageUnit>
{
    /// <summary><c>CHARACTERS</c>.</summary>
    public static ModelUsageUnit Characters { get; } = new("CHARACTERS");

    /// <summary><c>TOKENS</c>.</summary>
    public static ModelUsageUnit Tokens { get; } = new("TOKENS");

    /// <summary><c>MILLISECONDS</c>.</summary>
    public static ModelUsageUnit Milliseconds { get; } = new("MILLISECONDS");

    /// <summary><c>SECONDS</c>.</summary>
    public static ModelUsageUnit Seconds { get; } = new("SECONDS");

    /// <summary><c>IMAGES</c>.</summary>
    public static ModelUsageUnit Images { get; } = new("IMAGES");

    /// <summary><c>REQUESTS</c>.</summary>
    public static ModelUsageUnit Requests { get; } = new("REQUESTS");

    static ModelUsageUnit IApiText<ModelUsageUnit>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
