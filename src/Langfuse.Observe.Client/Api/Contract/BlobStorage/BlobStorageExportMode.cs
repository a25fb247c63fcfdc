using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageExportMode</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageExportMode>))]
public readonly record struct BlobStorageExportMode(string Value) : IApiText<BlobStorageExportMode>
{
    /// <summary><c>FULL_HISTORY</c>.</summary>
    public static BlobStorageExportMode FullHistory { get; } = new("FULL_HISTORY");

    /// <summary><c>FROM_TODAY</c>.</summary>
    public static BlobStorageExportMode FromToday { get; } = new("FROM_TODAY");

    /// <summary><c>FROM_CUSTOM_DATE</c>.</summary>
    public static BlobStorageExportMode FromCustomDate { get; } = new("FROM_CUSTOM_DATE");

    static BlobStorageExportMode IApiText<BlobStorageExportMode>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
