using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateBlobStorageIntegrationRequest</c> of Langfuse's API.</summary>
public sealed record CreateBlobStorageIntegrationRequest
{
    /// <summary>Project id.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Type.</summary>
    public required BlobStorageIntegrationType Type { get; init; }

    /// <summary>Bucket name.</summary>
    public required string BucketName { get; init; }

    /// <summary>Endpoint.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Region.</summary>
    public required string Region { get; init; }

    /// <summary>Access key id.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Secret access key.</summary>
    public string? SecretAccessKey { get; init; }

    /// <summary>Prefix.</summary>
    public string? Prefix { get; init; }

    /// <summary>Export frequency.</summary>
    public required BlobStorageExportFrequency ExportFrequency { get; init; }

    /// <summary>Enabled.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Force path style.</summary>
    public required bool ForcePathStyle { get; init; }

    /// <summary>File type.</summary>
    public required BlobStorageIntegrationFileType FileType { get; init; }

    /// <summary>Export mode.</summary>
    public required BlobStorageExportMode ExportMode { get; init; }

    /// <summary>Export start date.</summary>
    public DateTimeOffset? ExportStartDate { get; init; }

    /// <summary>Compressed.</summary>
    public bool? Compressed { get; init; }

    /// <summary>Export source.</summary>
    public BlobStorageExportSource? ExportSource { get; init; }

    /// <summary>Export field groups.</summary>
    public IReadOnlyList<BlobStorageExportFieldGroup>? ExportFieldGroups { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
