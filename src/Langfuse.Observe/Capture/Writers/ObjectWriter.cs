namespace Langfuse.Observe.Capture.Writers;

/// <summary>Writes an object through the method that was compiled for its type.</summary>
internal sealed class ObjectWriter<T>(Delegate write) : ValueWriter<T>
{
    private readonly Action<CaptureWriter, T> _write = (Action<CaptureWriter, T>)write;

    public override void Write(CaptureWriter writer, T value) => _write(writer, value);
}
