using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture;

/// <summary>Finds the writer of a value: by its static type where that decides, else by the type that it has at run time.</summary>
internal static class ValueDispatch
{
    public static void Write<T>(CaptureWriter writer, T value)
    {
        if (typeof(T).IsValueType)
        {
            WriterCache<T>.Get().Write(writer, value);
        }
        else if (value is null)
        {
            writer.Null();
        }
        else if (value is string text)
        {
            writer.Text(text);
        }
        else if (value.GetType() == typeof(T))
        {
            WriterCache<T>.Get().Write(writer, value);
        }
        else
        {
            WriterCache<T>.For(value.GetType()).WriteObject(writer, value);
        }
    }

    /// <summary>Writes a value of which only the boxed form is known.</summary>
    public static void WriteObject(CaptureWriter writer, object? value)
    {
        if (value is null)
        {
            writer.Null();
        }
        else if (value is string text)
        {
            writer.Text(text);
        }
        else
        {
            WriterTable.For(value.GetType()).WriteObject(writer, value);
        }
    }
}
