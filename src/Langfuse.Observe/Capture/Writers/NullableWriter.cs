namespace Langfuse.Observe.Capture.Writers;

/// <summary>A value that may be absent.</summary>
internal sealed class NullableWriter<T> : ValueWriter<T?>
    where T : struct
{
    public override void Write(CaptureWriter writer, T? value)
    {
        if (value is { } present)
        {
            writer.Value(present);
        }
        else
        {
            writer.Null();
        }
    }
}
