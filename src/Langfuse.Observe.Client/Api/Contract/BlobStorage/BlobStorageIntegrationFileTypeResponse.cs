using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageIntegrationFileTypeResponse</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageIntegrationFileTypeResponse>))]
public readonly record struct BlobStorageIntegrationFileTypeResponse(string Value) : IApiText<BlobStorageIntegrationFileTypeResponse>
{
    /// <summary><c>JSON</c>.</summary>
    public static BlobStorageIntegrationFileTypeResponse Json { get; } = new("JSON");

    /// <summary><c>CSV</c>.</summary>
    public static BlobStorageIntegrationFileTypeResponse Csv { get; } = new("CSV");

    /// <summary><c>JSONL</c>.</summary>
    public static BlobStorageIntegrationFileTypeResponse Jsonl { get; } = new("JSONL");

    /// <summary><c>PARQUET</c>.</summary>
    public static BlobStorageIntegrationFileTypeResponse Parquet { get; } = new("PARQUET");

    static BlobStorageIntegrationFileTypeResponse IApiText<BlobStorageIntegrationFileTypeResponse>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
