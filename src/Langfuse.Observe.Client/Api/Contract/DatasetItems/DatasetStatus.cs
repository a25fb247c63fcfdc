using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DatasetStatus</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DatasetStatus>))]
public readonly record struct DatasetStatus(string Value) : IApiText<DatasetStatus>
{
    /// <summary><c>ACTIVE</c>.</summary>
    public static DatasetStatus Active { get; } = new("ACTIVE");

    /// <summary><c>ARCHIVED</c>.</summary>
    public static DatasetStatus Archived { get; } = new("ARCHIVED");

    static DatasetStatus IApiText<DatasetStatus>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
