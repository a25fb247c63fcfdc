using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ServiceProviderConfig</c> of Langfuse's API.</summary>
public sealed record ServiceProviderConfig
{
    /// <summary>Schemas.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>Documentation uri.</summary>
    public string DocumentationUri { get; init; } = "";

    /// <summary>Patch.</summary>
    public ScimFeatureSupport Patch { get; init; } = new();

    /// <summary>Bulk.</summary>
    public BulkConfig Bulk { get; init; } = new();

    /// <summary>Filter.</summary>
    public FilterConfig Filter { get; init; } = new();

    /// <summary>Change password.</summary>
    public ScimFeatureSupport ChangePassword { get; init; } = new();

    /// <summary>Sort.</summary>
    public ScimFeatureSupport Sort { get; init; } = new();

    /// <summary>Etag.</summary>
    public ScimFeatureSupport Etag { get; init; } = new();

    /// <summary>Authentication schemes.</summary>
    public IReadOnlyList<AuthenticationScheme> AuthenticationSchemes { get; init; } = [];

    /// <summary>Meta.</summary>
    public ResourceMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
