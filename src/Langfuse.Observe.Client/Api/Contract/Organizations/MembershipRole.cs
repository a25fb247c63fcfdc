using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MembershipRole</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<MembershipRole>))]
public readonly record struct MembershipRole(string Value) : IApiText<MembershipRole>
{
    /// <summary><c>OWNER</c>.</summary>
    public static MembershipRole Owner { get; } = new("OWNER");

    /// <summary><c>ADMIN</c>.</summary>
    public static MembershipRole Admin { get; } = new("ADMIN");

    /// <summary><c>MEMBER</c>.</summary>
    public static MembershipRole Member { get; } = new("MEMBER");

    /// <summary><c>VIEWER</c>.</summary>
    public static MembershipRole Viewer { get; } = new("VIEWER");

    static MembershipRole IApiText<MembershipRole>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
