using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScimUser</c> of Langfuse's API.</summary>
public sealed record ScimUser
{
    /// <summary>Schemas.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>User name.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Name.</summary>
    public ScimName? Name { get; init; }

    /// <summary>Emails.</summary>
    public IReadOnlyList<ScimEmail> Emails { get; init; } = [];

    /// <summary>Meta.</summary>
    public UserMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
