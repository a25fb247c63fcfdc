using System.Collections.Concurrent;
using System.Text;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>An enum by the name of its member; flags by their names; a value without a name by its number.</summary>
/// <remarks>System.Text.Json would write the number: a trace is read by people.</remarks>
internal sealed class EnumWriter<T> : ValueWriter<T>
    where T : struct, Enum
{
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<T, byte[]> _texts = new();

    public override void Write(CaptureWriter writer, T value)
    {
        if (_texts.TryGetValue(value, out var known))
        {
            writer.Raw(known);
            return;
        }

        var json = EnumText.Of(value);
        if (_texts.Count < MostRemembered)
        {
            _texts.TryAdd(value, json);
        }

        writer.Raw(json);
    }
}

/// <summary>An enum of which only the boxed form is known.</summary>
internal sealed class BoxedEnumWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value) => writer.Raw(EnumText.Of((Enum)value));
}

/// <summary>The JSON of an enum value.</summary>
internal static class EnumText
{
    public static byte[] Of(Enum value)
    {
        var text = value.ToString();
        return Encoding.UTF8.GetBytes(char.IsLetter(text[0]) || text[0] == '_' ? "\"" + text + "\"" : text);
    }
}
