using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>What an exception leaves on the observation that it went through.</summary>
internal static class ExceptionFields
{
    /// <summary>Fills level, status message, type and message. The stack is read at delivery, when it is complete, unless a mask must see
    /// it first.</summary>
    public static void Fill(Observation observation, Exception exception)
    {
        var sink = observation.Sink!;
        var details = observation.GetDetails();
        if (exception is OperationCanceledException)
        {
            observation.SetLevel(ObservationLevel.Warning);
            details.StatusMessage = "cancelled";
        }
        else
        {
            observation.SetLevel(ObservationLevel.Error);
            details.StatusMessage = FieldMask.Apply(sink, MaskedField.StatusMessage, exception.GetType().Name + ": " + Message(exception));
        }

        details.ExceptionType = exception.GetType().FullName;
        details.ExceptionMessage = FieldMask.Apply(sink, MaskedField.StatusMessage, Message(exception));
        if (sink.Masks)
        {
            // One that has not been thrown yet has no stack, and must not show one at delivery that no mask has seen.
            details.ExceptionStack = Stack(exception) is { } stack ? sink.Mask(MaskedField.ExceptionStack, stack) : "";
        }
    }

    private static string? Stack(Exception exception)
    {
        try
        {
            return exception.StackTrace;
        }
        catch (Exception failure)
        {
            return $"(its StackTrace threw {failure.GetType().Name})";
        }
    }

    private static string Message(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception failure)
        {
            return $"(its Message threw {failure.GetType().Name})";
        }
    }
}
