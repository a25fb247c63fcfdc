using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>Writes an exception as the span event that OpenTelemetry defines, and as metadata: Langfuse does not read span events
/// (wire contract 1.5, statusMessage).</summary>
internal static class ExceptionWriter
{
    public static void Write(ByteBuffer buffer, int eventsField, Exception exception, ObservationDetails details, ulong time)
    {
        var stack = details.ExceptionStack ?? StackOf(exception);
        var type = details.ExceptionType ?? exception.GetType().Name;
        var occurred = Proto.Open(buffer, eventsField);
        Proto.Fixed64(buffer, 1, time);
        Proto.Text(buffer, 2, "exception");
        OtlpAttributes.Text(buffer, 3, "exception.type"u8, type);
        OtlpAttributes.Text(buffer, 3, "exception.message"u8, details.ExceptionMessage ?? "");
        OtlpAttributes.Text(buffer, 3, "exception.stacktrace"u8, stack);
        Proto.Close(buffer, occurred);
        OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.Metadata, "exception.type", type);
        OtlpAttributes.Text(buffer, SpanWriter.Attributes, AttributeKeys.Metadata, "exception.stacktrace", stack);
    }

    private static string StackOf(Exception exception)
    {
        try
        {
            return exception.StackTrace ?? "";
        }
        catch (Exception failure)
        {
            return $"(its StackTrace threw {failure.GetType().Name})";
        }
    }
}
