namespace Langfuse.Observe.Capture.Writers;

/// <summary>Writes values of one type at run time. The value is never null.</summary>
internal abstract class ValueWriter
{
    public abstract void WriteObject(CaptureWriter writer, object value);
}

/// <summary>Writes values of exactly <typeparamref name="T"/>, without boxing.</summary>
internal abstract class ValueWriter<T> : ValueWriter
{
    public abstract void Write(CaptureWriter writer, T value);

    public sealed override void WriteObject(CaptureWriter writer, object value) => Write(writer, (T)value);
}
