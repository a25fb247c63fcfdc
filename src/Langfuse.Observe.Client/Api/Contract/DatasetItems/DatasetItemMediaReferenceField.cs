using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DatasetItemMediaReferenceField</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DatasetItemMediaReferenceField>))]
public readonly record struct DatasetItemMediaReferenceField(string Value) : IApiText<DatasetItemMediaReferenceField>
{
    /// <summary><c>input</c>.</summary>
    public static DatasetItemMediaReferenceField Input { get; } = new("input");

    /// <summary><c>expectedOutput</c>.</summary>
    public static DatasetItemMediaReferenceField ExpectedOutput { get; } = new("expectedOutput");

    /// <summary><c>metadata</c>.</summary>
    public static DatasetItemMediaReferenceField Metadata { get; } = new("metadata");

    static DatasetItemMediaReferenceField IApiText<DatasetItemMediaReferenceField>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
