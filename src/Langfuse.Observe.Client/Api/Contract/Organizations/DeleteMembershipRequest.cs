using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DeleteMembershipRequest</c> of Langfuse's API.</summary>
public sealed record DeleteMembershipRequest
{
    /// <summary>User id.</summary>
    public required string UserId { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
