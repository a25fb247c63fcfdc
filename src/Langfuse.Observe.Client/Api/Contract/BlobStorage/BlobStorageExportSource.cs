using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageExportSource</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageExportSource>))]
public readonly record struct BlobStorageExportSource(string Value) : IApiText<BlobStorageExportSource>
{
    /// <summary><c>LEGACY_TRACES_OBSERVATIONS</c>.</summary>
    public static BlobStorageExportSource LegacyTracesObservations { get; } = new("LEGACY_TRACES_OBSERVATIONS");

    /// <summary><c>OBSERVATIONS_V2</c>.</summary>
    public static BlobStorageExportSource ObservationsV2 { get; } = new("OBSERVATIONS_V2");

    /// <summary><c>LEGACY_TRACES_AND_ENRICHED_OBSERVATIONS</c>.</summary>
    public static BlobStorageExportSource LegacyTracesAndEnrichedObservations { get; } = new("LEGACY_TRACES_AND_ENRICHED_OBSERVATIONS");

    static BlobStorageExportSource IApiText<BlobStorageExportSource>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
