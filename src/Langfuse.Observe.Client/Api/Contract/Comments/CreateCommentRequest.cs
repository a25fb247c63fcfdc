using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateCommentRequest</c> of Langfuse's API.</summary>
public sealed record CreateCommentRequest
{
    /// <summary>Project id.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Object type.</summary>
    public required string ObjectType { get; init; }

    /// <summary>Object id.</summary>
    public required string ObjectId { get; init; }

    /// <summary>Content.</summary>
    public required string Content { get; init; }

    /// <summary>Author user id.</summary>
    public string? AuthorUserId { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
