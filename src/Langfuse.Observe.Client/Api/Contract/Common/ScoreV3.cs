using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScoreV3</c> of Langfuse's API.</summary>
public sealed record ScoreV3
{
    /// <summary>Data type.</summary>
    public string? DataType { get; init; }

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Source.</summary>
    public ScoreSource Source { get; init; }

    /// <summary>Timestamp.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Comment.</summary>
    public string? Comment { get; init; }

    /// <summary>Config id.</summary>
    public string? ConfigId { get; init; }

    /// <summary>Metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Author user id.</summary>
    public string? AuthorUserId { get; init; }

    /// <summary>Queue id.</summary>
    public string? QueueId { get; init; }

    /// <summary>Subject.</summary>
    public ScoreSubjectV3? Subject { get; init; }

    /// <summary>Value.</summary>
    public JsonElement Value { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
