namespace Langfuse.Observe.Capture.Writers;

/// <summary>A writer that is one function: a generated one, or one of the scalars.</summary>
internal sealed class DelegateWriter<T>(Action<CaptureWriter, T> write) : ValueWriter<T>
{
    public override void Write(CaptureWriter writer, T value) => write(writer, value);
}
