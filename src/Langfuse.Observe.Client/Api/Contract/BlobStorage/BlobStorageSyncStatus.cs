using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageSyncStatus</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageSyncStatus>))]
public readonly record struct BlobStorageSyncStatus(string Value) : IApiText<BlobStorageSyncStatus>
{
    /// <summary><c>idle</c>.</summary>
    public static BlobStorageSyncStatus Idle { get; } = new("idle");

    /// <summary><c>running</c>.</summary>
    public static BlobStorageSyncStatus Running { get; } = new("running");

    /// <summary><c>queued</c>.</summary>
    public static BlobStorageSyncStatus Queued { get; } = new("queued");

    /// <summary><c>up_to_date</c>.</summary>
    public static BlobStorageSyncStatus UpToDate { get; } = new("up_to_date");

    /// <summary><c>disabled</c>.</summary>
    public static BlobStorageSyncStatus Disabled { get; } = new("disabled");

    /// <summary><c>error</c>.</summary>
    public static BlobStorageSyncStatus Error { get; } = new("error");

    static BlobStorageSyncStatus IApiText<BlobStorageSyncStatus>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
