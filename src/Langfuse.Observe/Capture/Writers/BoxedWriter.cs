namespace Langfuse.Observe.Capture.Writers;

/// <summary>Gives a writer that takes boxed values the typed shape.</summary>
internal sealed class BoxedWriter<T>(ValueWriter inner) : ValueWriter<T>
{
    public override void Write(CaptureWriter writer, T value)
    {
        if (value is null)
        {
            writer.Null();
        }
        else
        {
            inner.WriteObject(writer, value);
        }
    }
}
