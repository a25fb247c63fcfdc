using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MembershipResponse</c> of Langfuse's API.</summary>
public sealed record MembershipResponse
{
    /// <summary>User id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Role.</summary>
    public MembershipRole Role { get; init; }

    /// <summary>Email.</summary>
    public string Email { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
