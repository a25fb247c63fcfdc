using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>AnnotationQueueObjectType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<AnnotationQueueObjectType>))]
public readonly record struct AnnotationQueueObjectType(string Value) : IApiText<AnnotationQueueObjectType>
{
    /// <summary><c>TRACE</c>.</summary>
    public static AnnotationQueueObjectType Trace { get; } = new("TRACE");

    /// <summary><c>OBSERVATION</c>.</summary>
    public static AnnotationQueueObjectType Observation { get; } = new("OBSERVATION");

    /// <summary><c>SESSION</c>.</summary>
    public static AnnotationQueueObjectType Session { get; } = new("SESSION");

    static AnnotationQueueObjectType IApiText<AnnotationQueueObjectType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
