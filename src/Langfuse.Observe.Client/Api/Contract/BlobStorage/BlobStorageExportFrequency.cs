using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageExportFrequency</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageExportFrequency>))]
public readonly record struct BlobStorageExportFrequency(string Value) : IApiText<BlobStorageExportFrequency>
{
    /// <summary><c>every_20_minutes</c>.</summary>
    public static BlobStorageExportFrequency Every20Minutes { get; } = new("every_20_minutes");

    /// <summary><c>hourly</c>.</summary>
    public static BlobStorageExportFrequency Hourly { get; } = new("hourly");

    /// <summary><c>daily</c>.</summary>
    public static BlobStorageExportFrequency Daily { get; } = new("daily");

    /// <summary><c>weekly</c>.</summary>
    public static BlobStorageExportFrequency Weekly { get; } = new("weekly");

    static BlobStorageExportFrequency IApiText<BlobStorageExportFrequency>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
