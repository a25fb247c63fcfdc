using System.Collections.Specialized;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>A collection of names, each with its values joined by commas.</summary>
internal sealed class NameValueWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        var pairs = (NameValueCollection)value;
        for (var i = 0; i < pairs.Count && writer.Member(pairs.GetKey(i) ?? "", pairs.Count - i); i++)
        {
            writer.Value(pairs.Get(i));
        }

        writer.EndObject();
    }
}
