using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateScimUserRequest</c> of Langfuse's API.</summary>
public sealed record CreateScimUserRequest
{
    /// <summary>User name.</summary>
    public required string UserName { get; init; }

    /// <summary>Name.</summary>
    public required ScimName Name { get; init; }

    /// <summary>Emails.</summary>
    public IReadOnlyList<ScimEmail>? Emails { get; init; }

    /// <summary>Active.</summary>
    public bool? Active { get; init; }

    /// <summary>Password.</summary>
    public string? Password { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
