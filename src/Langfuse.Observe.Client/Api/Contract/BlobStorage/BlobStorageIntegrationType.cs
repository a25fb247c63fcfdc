using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageIntegrationType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageIntegrationType>))]
public readonly record struct BlobStorageIntegrationType(string Value) : IApiText<BlobStorageIntegrationType>
{
    /// <summary><c>S3</c>.</summary>
    public static BlobStorageIntegrationType S3 { get; } = new("S3");

    /// <summary><c>S3_COMPATIBLE</c>.</summary>
    public static BlobStorageIntegrationType S3Compatible { get; } = new("S3_COMPATIBLE");

    /// <summary><c>AZURE_BLOB_STORAGE</c>.</summary>
    public static BlobStorageIntegrationType AzureBlobStorage { get; } = new("AZURE_BLOB_STORAGE");

    static BlobStorageIntegrationType IApiText<BlobStorageIntegrationType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
