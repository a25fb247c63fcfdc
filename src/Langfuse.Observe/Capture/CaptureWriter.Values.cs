using System.Runtime.CompilerServices;
using System.Text;

namespace Langfuse.Observe.Capture;

/// <content>One value at a time.</content>
public sealed partial class CaptureWriter
{
    /// <summary>Writes a text.</summary>
    public void Value(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Text(value);
    }

    /// <summary>Writes any value by what it is at run time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Value<T>(T value)
    {
        if (typeof(T) == typeof(int))
        {
            Scalar((int)(object)value!);
        }
        else if (typeof(T) == typeof(bool))
        {
            Boolean((bool)(object)value!);
        }
        else if (typeof(T) == typeof(double))
        {
            Number((double)(object)value!);
        }
        else if (typeof(T) == typeof(long))
        {
            Number((long)(object)value!);
        }
        else if (typeof(T) == typeof(decimal))
        {
            Number((decimal)(object)value!);
        }
        else if (typeof(T) == typeof(DateTime))
        {
            Time((DateTime)(object)value!);
        }
        else if (typeof(T) == typeof(DateTimeOffset))
        {
            Time((DateTimeOffset)(object)value!);
        }
        else if (typeof(T) == typeof(Guid))
        {
            Quoted((Guid)(object)value!);
        }
        else
        {
            ValueDispatch.Write(this, value);
        }
    }

    /// <summary>Writes <c>***</c> in the place of a value.</summary>
    public void Sensitive() => Raw("\"***\""u8);

    /// <summary>Whether a value is its type's default, decided without running code of the type.</summary>
    public static bool IsDefault<T>(T value)
    {
        if (typeof(T).IsPrimitive || typeof(T) == typeof(decimal) || typeof(T) == typeof(Guid) || typeof(T).IsEnum
            || typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(TimeSpan)
            || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly))
        {
            return EqualityComparer<T>.Default.Equals(value, default);
        }

        // A boxed Nullable<T> without a value is null.
        return value is null;
    }

    internal void Null() => Raw("null"u8);

    internal void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a number in its invariant form.</summary>
    internal void Scalar<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Separate();
        _out.AppendFormatted(value);
    }

    /// <summary>Writes a date or an id in its invariant form, in quotes.</summary>
    internal void Quoted<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Separate();
        _out.Append((byte)'"');
        var start = _out.Length;
        _out.AppendFormatted(value, format);
        if (_out.Length > _end)
        {
            _out.Length = start;
            _out.Append("…"u8);
        }

        _out.Append((byte)'"');
    }

    internal void Time(DateTime value)
    {
        BeginQuoted();
        EndQuoted(IsoTime.Format(value, _out.Reserve(IsoTime.Longest)));
    }

    internal void Time(DateTimeOffset value)
    {
        BeginQuoted();
        EndQuoted(IsoTime.Format(value, _out.Reserve(IsoTime.Longest)));
    }

    internal void Time(TimeOnly value)
    {
        BeginQuoted();
        EndQuoted(IsoTime.Format(value, _out.Reserve(IsoTime.Longest)));
    }

    internal void Number(decimal value)
    {
        Separate();
        if (DecimalText.TryFormat(value, _out.Reserve(Utf8Buffer.LongestScalar), out var written))
        {
            _out.Length += written;
        }
        else
        {
            _out.AppendFormatted(value);
        }
    }

    internal void Number(double value)
    {
        if (double.IsFinite(value))
        {
            Scalar(value);
        }
        else
        {
            Raw(double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);
        }
    }

    /// <summary>Writes a number; one that a reader's double would round is written as text.</summary>
    internal void Number(long value)
    {
        const long MostExact = 1L << 53;
        if (value is > MostExact or < -MostExact)
        {
            Quoted(value);
        }
        else
        {
            Scalar(value);
        }
    }

    /// <summary>Writes a text, cut with a marker when it does not fit.</summary>
    internal void Text(ReadOnlySpan<char> text)
    {
        Separate();
        _out.Append((byte)'"');

        // A single text leaves an eighth of the room to what comes after it.
        var room = Room - 1;
        var end = _out.Length + (_depth > 0 ? room - (room >> 3) : room);
        if (!TryAppendWhole(text, end))
        {
            AppendCut(text, Math.Max(end, _out.Length + Smallest - 3));
        }

        _out.Append((byte)'"');
    }

    /// <summary>Writes what is JSON already and known to fit.</summary>
    internal void Raw(ReadOnlySpan<byte> json)
    {
        _out.AppendSeparated(_needsComma, json);
        _needsComma = true;
        _memberStart = -1;
    }

    /// <summary>Writes JSON as it is when it fits; false when it does not.</summary>
    internal bool TryRaw(ReadOnlySpan<byte> json)
    {
        if (json.Length + 1 > Room)
        {
            return false;
        }

        Raw(json);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Separate()
    {
        if (_needsComma)
        {
            _out.Append((byte)',');
        }

        _needsComma = true;
        _memberStart = -1;
    }

    private void BeginQuoted()
    {
        Separate();
        _out.Append((byte)'"');
    }

    private void EndQuoted(int written)
    {
        _out.Length += written;
        _out.Append((byte)'"');
    }

    private bool TryAppendWhole(ReadOnlySpan<char> text, int end)
    {
        var start = _out.Length;
        if (text.Length <= end - start && _out.AppendEscaped(text, end) == text.Length)
        {
            return true;
        }

        _out.Length = start;
        return false;
    }

    private void AppendCut(ReadOnlySpan<char> text, int end)
    {
        var taken = _out.AppendEscaped(text, end - CutMarker.Longest);
        CutMarker.Bytes(ref _out, Encoding.UTF8.GetByteCount(text[taken..]));
    }
}
