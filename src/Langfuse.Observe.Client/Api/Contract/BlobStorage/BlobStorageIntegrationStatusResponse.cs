using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageIntegrationStatusResponse</c> of Langfuse's API.</summary>
public sealed record BlobStorageIntegrationStatusResponse
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Sync status.</summary>
    public BlobStorageSyncStatus SyncStatus { get; init; }

    /// <summary>Enabled.</summary>
    public bool Enabled { get; init; }

    /// <summary>Last sync at.</summary>
    public DateTimeOffset? LastSyncAt { get; init; }

    /// <summary>Next sync at.</summary>
    public DateTimeOffset? NextSyncAt { get; init; }

    /// <summary>Last error.</summary>
    public string? LastError { get; init; }

    /// <summary>Last error at.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
