using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MembershipRequest</c> of Langfuse's API.</summary>
public sealed record MembershipRequest
{
    /// <summary>User id.</summary>
    public required string UserId { get; init; }

    /// <summary>Role.</summary>
    public required MembershipRole Role { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
