using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime.Failures;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes an exception as metadata, which Langfuse shows, and as the span event that OpenTelemetry defines, which Langfuse does not
/// read (wire contract 1.5, statusMessage).</summary>
internal static class ExceptionWriter
{
    /// <summary>What is repeated, in bytes, of a text that stands whole elsewhere in the span.</summary>
    public const int RepeatedBytes = 512;

    public static void Write(ByteBuffer buffer, int eventsField, Failure failure, ulong time)
    {
        var stack = failure.Stack;
        var occurred = Proto.Open(buffer, eventsField);
        Proto.Fixed64(buffer, 1, time);
        Proto.Text(buffer, 2, "exception");
        OtlpAttributes.Text(buffer, 3, "exception.type"u8, failure.Type);
        OtlpAttributes.Text(buffer, 3, "exception.message"u8, BoundedText.Of(failure.Message, RepeatedBytes));
        OtlpAttributes.Text(buffer, 3, "exception.stacktrace"u8, BoundedText.Of(stack, RepeatedBytes));
        Proto.Close(buffer, occurred);
        OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.Metadata, "exception.type", failure.Type);
        OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.Metadata, "exception.stacktrace", stack);
    }
}
