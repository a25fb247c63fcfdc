using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MembershipDeletionResponse</c> of Langfuse's API.</summary>
public sealed record MembershipDeletionResponse
{
    /// <summary>Message.</summary>
    public string Message { get; init; } = "";

    /// <summary>User id.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
