using Langfuse.Observe.Capture.Ai;
using Langfuse.Observe.Media;

namespace Langfuse.Observe.Capture;

/// <summary>Turns a value into the text that is recorded: a string as it is, anything else as JSON. Never throws.</summary>
internal static class ValueCapture
{
    /// <summary>The text, without a value when the type is <see cref="NotCapturedAttribute">not to be captured</see>.</summary>
    public static CapturedText Text<T>(T value, int maxBytes) => Text(value, maxBytes, out _);

    /// <param name="value">The value.</param>
    /// <param name="maxBytes">The bound.</param>
    /// <param name="findings">What it says of the model call that it belongs to.</param>
    public static CapturedText Text<T>(T value, int maxBytes, out AiFindings? findings)
    {
        findings = null;
        if (value is string text)
        {
            return CapturedText.Copy(text, maxBytes);
        }

        if (value is LangfuseMedia media)
        {
            return CapturedText.Copy(MediaRegistry.Referred(media), maxBytes);
        }

        var writer = CaptureScratch.Rent(maxBytes);
        Write(writer, value, maxBytes);
        var captured = writer.Written.IsEmpty ? default : CapturedText.Copy(writer.Written);
        findings = writer.Findings;
        CaptureScratch.Return(writer);
        return captured;
    }

    /// <summary>The top-level keys of an object or dictionary with their values as text; false for anything else.</summary>
    public static bool TopLevel(object value, List<KeyValuePair<string, string>> entries, int maxBytes)
    {
        var writer = CaptureScratch.Rent(maxBytes);
        Write(writer, value, maxBytes);
        var isObject = TopLevelEntries.TryRead(writer.Written, entries);
        CaptureScratch.Return(writer);
        return isObject;
    }

    private static void Write<T>(CaptureWriter writer, T value, int maxBytes)
    {
        try
        {
            writer.Value(value);
        }
        catch (Exception exception)
        {
            writer.Start(maxBytes);
            Fence.Failed(writer, typeof(T), exception);
        }
    }
}
