using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Comment</c> of Langfuse's API.</summary>
public sealed record Comment
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Object type.</summary>
    public CommentObjectType ObjectType { get; init; }

    /// <summary>Object id.</summary>
    public string ObjectId { get; init; } = "";

    /// <summary>Content.</summary>
    public string Content { get; init; } = "";

    /// <summary>Author user id.</summary>
    public string? AuthorUserId { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
