namespace Langfuse.Observe.Capture.Writers;

/// <summary>A writer that may fail half-way: a marker stands in the place of the value then.</summary>
internal sealed class FencedWriter(ValueWriter inner) : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value) => Fence.Write(writer, inner, value);
}
