using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>AnnotationQueueStatus</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<AnnotationQueueStatus>))]
public readonly record struct AnnotationQueueStatus(string Value) : IApiText<AnnotationQueueStatus>
{
    /// <summary><c>PENDING</c>.</summary>
    public static AnnotationQueueStatus Pending { get; } = new("PENDING");

    /// <summary><c>COMPLETED</c>.</summary>
    public static AnnotationQueueStatus Completed { get; } = new("COMPLETED");

    static AnnotationQueueStatus IApiText<AnnotationQueueStatus>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
