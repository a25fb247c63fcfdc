using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageIntegrationResponse</c> of Langfuse's API.</summary>
public sealed record BlobStorageIntegrationResponse
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Type.</summary>
    public BlobStorageIntegrationType Type { get; init; }

    /// <summary>Bucket name.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>Endpoint.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Region.</summary>
    public string Region { get; init; } = "";

    /// <summary>Access key id.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Prefix.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Export frequency.</summary>
    public BlobStorageExportFrequency ExportFrequency { get; init; }

    /// <summary>Enabled.</summary>
    public bool Enabled { get; init; }

    /// <summary>Force path style.</summary>
    public bool ForcePathStyle { get; init; }

    /// <summary>File type.</summary>
    public BlobStorageIntegrationFileTypeResponse FileType { get; init; }

    /// <summary>Export mode.</summary>
    public BlobStorageExportMode ExportMode { get; init; }

    /// <summary>Export start date.</summary>
    public DateTimeOffset? ExportStartDate { get; init; }

    /// <summary>Compressed.</summary>
    public bool Compressed { get; init; }

    /// <summary>Export source.</summary>
    public BlobStorageExportSource ExportSource { get; init; }

    /// <summary>Export field groups.</summary>
    public IReadOnlyList<BlobStorageExportFieldGroup>? ExportFieldGroups { get; init; }

    /// <summary>Next sync at.</summary>
    public DateTimeOffset? NextSyncAt { get; init; }

    /// <summary>Last sync at.</summary>
    public DateTimeOffset? LastSyncAt { get; init; }

    /// <summary>Last error.</summary>
    public string? LastError { get; init; }

    /// <summary>Last error at.</summary>
    public DateTimeOffset? LastErrorAt { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
