using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageIntegrationFileType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageIntegrationFileType>))]
public readonly record struct BlobStorageIntegrationFileType(string Value) : IApiText<BlobStorageIntegrationFileType>
{
    /// <summary><c>JSON</c>.</summary>
    public static BlobStorageIntegrationFileType Json { get; } = new("JSON");

    /// <summary><c>CSV</c>.</summary>
    public static BlobStorageIntegrationFileType Csv { get; } = new("CSV");

    /// <summary><c>JSONL</c>.</summary>
    public static BlobStorageIntegrationFileType Jsonl { get; } = new("JSONL");

    /// <summary><c>PARQUET</c>.</summary>
    public static BlobStorageIntegrationFileType Parquet { get; } = new("PARQUET");

    static BlobStorageIntegrationFileType IApiText<BlobStorageIntegrationFileType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
