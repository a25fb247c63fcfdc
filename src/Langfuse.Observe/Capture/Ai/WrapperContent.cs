using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>An object around what counts: recorded as what it holds.</summary>
internal static class WrapperContent
{
    public static void Write(CaptureWriter writer, AiShape shape, object value)
    {
        var wrapped = shape.Read(value, AiMeaning.Wrapped);
        if (wrapped is not null && ReferenceEquals(wrapped, value))
        {
            writer.Text(TypeNames.Of(value.GetType()));
            return;
        }

        ResponseContent.FindMetadata(writer, shape, value);
        ValueDispatch.WriteObject(writer, wrapped);
    }
}
