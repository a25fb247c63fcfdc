using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>BlobStorageExportFieldGroup</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<BlobStorageExportFieldGroup>))]
public readonly record struct BlobStorageExportFieldGroup(string Value) : IApiText<BlobStorageExportFieldGroup>
{
    /// <summary><c>core</c>.</summary>
    public static BlobStorageExportFieldGroup Core { get; } = new("core");

    /// <summary><c>basic</c>.</summary>
    public static BlobStorageExportFieldGroup Basic { get; } = new("basic");

    /// <summary><c>time</c>.</summary>
    public static BlobStorageExportFieldGroup Time { get; } = new("time");

    /// <summary><c>io</c>.</summary>
    public static BlobStorageExportFieldGroup Io { get; } = new("io");

    /// <summary><c>metadata</c>.</summary>
    public static BlobStorageExportFieldGroup Metadata { get; } = new("metadata");

    /// <summary><c>model</c>.</summary>
    public static BlobStorageExportFieldGroup Model { get; } = new("model");

    /// <summary><c>usage</c>.</summary>
    public static BlobStorageExportFieldGroup Usage { get; } = new("usage");

    /// <summary><c>prompt</c>.</summary>
    public static BlobStorageExportFieldGroup Prompt { get; } = new("prompt");

    /// <summary><c>metrics</c>.</summary>
    public static BlobStorageExportFieldGroup Metrics { get; } = new("metrics");

    /// <summary><c>tools</c>.</summary>
    public static BlobStorageExportFieldGroup Tools { get; } = new("tools");

    /// <summary><c>trace_context</c>.</summary>
    public static BlobStorageExportFieldGroup TraceContext { get; } = new("trace_context");

    static BlobStorageExportFieldGroup IApiText<BlobStorageExportFieldGroup>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
