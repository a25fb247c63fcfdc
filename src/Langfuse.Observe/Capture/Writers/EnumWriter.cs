using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>An enum by the name of its member; flags by their names; a value without a name by its number.</summary>
/// <remarks>System.Text.Json would write the number: a trace is read by people.</remarks>
internal sealed class EnumWriter<T> : ValueWriter<T>
    where T : struct, Enum
{
    private const int MostRemembered = 256;

    // Most enums count from zero.
    private readonly byte[]?[] _small = new byte[]?[32];
    private readonly ConcurrentDictionary<T, byte[]> _others = new();

    public override void Write(CaptureWriter writer, T value)
    {
        var number = Number(value);
        writer.Raw(number < (ulong)_small.Length ? _small[number] ??= EnumText.Of(value) : Other(value));
    }

    private byte[] Other(T value)
    {
        if (_others.TryGetValue(value, out var known))
        {
            return known;
        }

        var json = EnumText.Of(value);
        if (_others.Count < MostRemembered)
        {
            _others.TryAdd(value, json);
        }

        return json;
    }

    private static ulong Number(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, byte>(ref value),
        2 => Unsafe.As<T, ushort>(ref value),
        4 => Unsafe.As<T, uint>(ref value),
        _ => Unsafe.As<T, ulong>(ref value),
    };
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
