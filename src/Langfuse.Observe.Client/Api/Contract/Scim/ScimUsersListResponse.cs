using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScimUsersListResponse</c> of Langfuse's API.</summary>
public sealed record ScimUsersListResponse
{
    /// <summary>Schemas.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>Total results.</summary>
    public long TotalResults { get; init; }

    /// <summary>Start index.</summary>
    public int StartIndex { get; init; }

    /// <summary>Items per page.</summary>
    public int ItemsPerPage { get; init; }

    /// <summary>Resources.</summary>
    [JsonPropertyName("Resources")]
    public IReadOnlyList<ScimUser> Resources { get; init; } = [];

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
