using System.Reflection;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>An exception as <c>Type: message</c>. Its <c>Message</c> may be the user's code, so the field behind it is read.</summary>
internal sealed class ExceptionWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        var exception = (Exception)value;
        var message = KnownTypes.IsFramework(exception.GetType()) ? exception.Message : MessageField(exception);
        var name = TypeNames.Of(exception.GetType());
        writer.Text(string.IsNullOrEmpty(message) ? name : name + ": " + message);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_message")]
    private static extern ref string? MessageField(Exception exception);
}

/// <summary>A type, method or other member by its name.</summary>
internal sealed class MemberInfoWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value) => writer.Text(value is Type type ? TypeNames.Of(type) : ((MemberInfo)value).Name);
}

/// <summary>A type of the platform that formats itself: an address, a complex number, a vector.</summary>
internal sealed class FormattableWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value) =>
        writer.Text(((IFormattable)value).ToString(null, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A key and a value, the two properties that System.Text.Json would give it.</summary>
internal sealed class KeyValuePairWriter<TKey, TValue> : ValueWriter<KeyValuePair<TKey, TValue>>
{
    public override void Write(CaptureWriter writer, KeyValuePair<TKey, TValue> value)
    {
        if (!writer.StartObject())
        {
            return;
        }

        if (writer.Member("\"Key\":"u8))
        {
            writer.Value(value.Key);
        }

        if (writer.Member("\"Value\":"u8))
        {
            writer.Value(value.Value);
        }

        writer.EndObject();
    }
}

/// <summary>A tuple of which only the boxed form is known: its items by position.</summary>
internal sealed class TupleWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        var tuple = (ITuple)value;
        for (var i = 0; i < tuple.Length; i++)
        {
            if (writer.Member($"Item{i + 1}", tuple.Length - i))
            {
                ValueDispatch.WriteObject(writer, tuple[i]);
            }
            else
            {
                break;
            }
        }

        writer.EndObject();
    }
}
