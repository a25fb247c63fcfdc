using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture.FSharp;

/// <summary>A union: a case without fields as its name, one with fields as an object that names it; an option as its value.</summary>
internal sealed class UnionWriter(FSharpUnion union) : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        var tag = union.TagOf(value);
        var fields = union.Fields.Where(field => field.Tag == tag).Select(static field => field.Property).ToList();
        if (union.IsOption)
        {
            WriteOption(writer, value, union.NameOf(tag));
        }
        else if (fields.Count == 0)
        {
            writer.Text(union.NameOf(tag));
        }
        else if (writer.StartObject(value))
        {
            if (writer.Member(union.NameOf(tag).AsSpan()))
            {
                WriteFields(writer, value, fields);
            }

            writer.EndObject();
        }
    }

    private void WriteOption(CaptureWriter writer, object value, string name)
    {
        if (name is "None" or "ValueNone" || union.Fields.Count == 0)
        {
            writer.Null();
        }
        else
        {
            ValueDispatch.WriteObject(writer, union.Fields[0].Property.GetValue(value));
        }
    }

    // A single field that the user gave no name is the value of the case itself.
    private static void WriteFields(CaptureWriter writer, object value, List<System.Reflection.PropertyInfo> fields)
    {
        if (fields is [{ Name: "Item" or "ResultValue" or "ErrorValue" } only])
        {
            ValueDispatch.WriteObject(writer, only.GetValue(value));
            return;
        }

        if (!writer.StartObject())
        {
            return;
        }

        foreach (var field in fields)
        {
            if (writer.Member(field.Name.AsSpan()))
            {
                ValueDispatch.WriteObject(writer, field.GetValue(value));
            }
        }

        writer.EndObject();
    }
}
