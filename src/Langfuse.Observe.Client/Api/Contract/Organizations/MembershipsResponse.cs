using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MembershipsResponse</c> of Langfuse's API.</summary>
public sealed record MembershipsResponse
{
    /// <summary>Memberships.</summary>
    public IReadOnlyList<MembershipResponse> Memberships { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
