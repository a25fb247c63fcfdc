using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Capture;

/// <summary>Keeps the failure of one value from the rest: a marker stands in its place.</summary>
internal static class Fence
{
    /// <summary>Writes a value that may fail: a collection that another thread changes, a document that is disposed.</summary>
    public static void Write(CaptureWriter writer, Writers.ValueWriter inner, object value)
    {
        var state = writer.Save();
        try
        {
            inner.WriteObject(writer, value);
        }
        catch (Exception exception)
        {
            writer.Restore(state);
            Failed(writer, value.GetType(), exception);
        }
    }

    /// <summary>Writes the marker of a value that failed.</summary>
    public static void Failed(CaptureWriter writer, Type type, Exception exception)
    {
        var name = TypeNames.Of(type);
        writer.Text($"<not recorded: {name}>");
        SelfLog.WarnOnce(
            "not-recorded:" + name,
            $"A value of type '{name}' could not be recorded ({exception.GetType().Name}: {exception.Message}); a marker stands in its place. "
            + "Take it out with [NotCaptured], or do not change it while it is recorded.",
            exception);
    }
}
