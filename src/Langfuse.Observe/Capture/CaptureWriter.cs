using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace Langfuse.Observe.Capture;

/// <summary>What generated writers write one value to: JSON in UTF-8, bounded in size and depth. Do not use it by hand.</summary>
/// <remarks>Generated code outlives the version of this library that it was generated against: members are only ever added.
/// Whatever is written, the outcome is valid JSON within the bound; what did not fit is said by a marker.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CaptureWriter
{
    /// <summary>How deep values nest before a marker stands in their place.</summary>
    internal const int MaxDepth = 20;

    // Each open object or array keeps this much for its own marker and closing bracket.
    private const int Reserve = 64;

    // A member or item is only begun when at least a number, or a cut text with its marker, fits.
    private const int Smallest = Utf8Buffer.LongestScalar;

    private readonly object?[] _ancestors = new object?[MaxDepth];
    private readonly long[] _cut = new long[MaxDepth];
    private Utf8Buffer _out;
    private int _end;
    private int _depth;
    private int _work;
    private int _memberStart;
    private bool _memberNeedsComma;
    private bool _needsComma;

    internal CaptureWriter()
    {
    }

    /// <summary>The JSON so far.</summary>
    internal ReadOnlySpan<byte> Written => _out.Written;

    /// <summary>Whether somebody on this thread is at it.</summary>
    internal bool IsRented { get; set; }

    private int Room => _end - _out.Length;

    /// <summary>Begins a value of at most <paramref name="maxBytes"/>.</summary>
    internal void Start(int maxBytes)
    {
        _out.Length = 0;
        _end = Math.Max(maxBytes, 4 * Reserve) - Reserve;
        _depth = 0;
        _work = maxBytes;
        _memberStart = -1;
        _needsComma = false;
    }

    /// <summary>Lets go of what was written and of every value seen; keeps a small buffer for the next use.</summary>
    internal void Clear()
    {
        if (_depth > 0)
        {
            // A capture that failed half-way still holds what it was at.
            _ancestors.AsSpan().Clear();
        }

        if (_out.Capacity > 1 << 16)
        {
            _out.Release();
        }

        _out.Length = 0;
    }

    /// <summary>Gives the buffer back: the writer is not used again.</summary>
    internal void Release()
    {
        _ancestors.AsSpan().Clear();
        _out.Release();
    }

    /// <summary>Begins an object for a value of a reference type; false when a marker stands in its place.</summary>
    public bool StartObject(object? value)
    {
        if (value is null)
        {
            Null();
            return false;
        }

        return Enter(value, (byte)'{');
    }

    /// <summary>Begins an object for a value that has no identity; false when a marker stands in its place.</summary>
    public bool StartObject() => Enter(null, (byte)'{');

    /// <summary>Ends the object.</summary>
    public void EndObject()
    {
        if (_cut[_depth - 1] is > 0 and var cut)
        {
            Separate();
            CutMarker.Members(ref _out, cut);
        }

        Exit((byte)'}');
    }

    /// <summary>Begins a member; false when nothing more fits, and then no value may follow.</summary>
    /// <param name="quotedName">The name as it stands in JSON, with quotes and colon.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Member(ReadOnlySpan<byte> quotedName)
    {
        if (!TryBegin(quotedName.Length))
        {
            _cut[_depth - 1]++;
            return false;
        }

        _memberStart = _out.Length;
        _memberNeedsComma = _needsComma;
        _out.AppendSeparated(_needsComma, quotedName);
        _needsComma = false;
        return true;
    }

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

    /// <summary>Leaves the value out, and with it the name of the member that was begun for it.</summary>
    public void Omit()
    {
        if (_memberStart >= 0)
        {
            _out.Length = _memberStart;
            _needsComma = _memberNeedsComma;
            _memberStart = -1;
        }
    }

    internal bool StartArray(object? value) => Enter(value, (byte)'[');

    internal void EndArray()
    {
        if (_cut[_depth - 1] is > 0 and var cut)
        {
            Separate();
            _out.Append((byte)'"');
            CutMarker.Items(ref _out, cut);
            _out.Append((byte)'"');
        }

        Exit((byte)']');
    }

    /// <summary>Begins an item; false when nothing more fits, and then the loop must end.</summary>
    /// <param name="remaining">How many items there are still, this one included.</param>
    internal bool Item(long remaining)
    {
        if (!TryBegin(0))
        {
            _cut[_depth - 1] = remaining;
            return false;
        }

        // An item that is left out must not take a member's name with it.
        _memberStart = -1;
        return true;
    }

    /// <summary>Says how many items of the open array are not in it.</summary>
    internal void CutItems(long count) => _cut[_depth - 1] = count;

    /// <summary>Begins a member whose name is only known at run time.</summary>
    /// <param name="remaining">How many members are lost when nothing more fits.</param>
    internal bool Member(ReadOnlySpan<char> name, long remaining = 1)
    {
        if (!TryBegin(name.Length))
        {
            _cut[_depth - 1] += remaining;
            return false;
        }

        BeginMember();
        var start = _out.Length;
        _out.Append((byte)'"');
        if (!TryAppendWhole(name, _end - Smallest - 2))
        {
            _out.Length = start;
            Omit();
            _cut[_depth - 1] += remaining;
            return false;
        }

        _out.Append("\":"u8);
        _needsComma = false;
        return true;
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

    /// <summary>Where the writer stands, to come back to when a value fails half-way.</summary>
    internal State Save() => new(_out.Length, _end, _depth, _memberStart, _memberNeedsComma, _needsComma);

    /// <summary>Takes out what was written since.</summary>
    internal void Restore(in State state)
    {
        _out.Length = state.Length;
        _end = state.End;
        _depth = state.Depth;
        _memberStart = state.MemberStart;
        _memberNeedsComma = state.MemberNeedsComma;
        _needsComma = state.NeedsComma;
    }

    private bool Enter(object? value, byte bracket)
    {
        if (_depth == MaxDepth)
        {
            Text("<too deep" + (value is null ? ">" : ": " + TypeNames.Of(value.GetType()) + ">"));
            return false;
        }

        if (value is not null && IsAncestor(value))
        {
            Text("<cycle: " + TypeNames.Of(value.GetType()) + ">");
            return false;
        }

        if (Room < Reserve + 2)
        {
            Raw("\"…[cut]\""u8);
            return false;
        }

        Separate();
        _out.Append(bracket);
        _ancestors[_depth] = value;
        _cut[_depth] = 0;
        _depth++;
        _end -= Reserve;
        _needsComma = false;
        return true;
    }

    private void Exit(byte bracket)
    {
        _out.Append(bracket);
        _depth--;
        _ancestors[_depth] = null;
        _end += Reserve;
        _needsComma = true;
        _memberStart = -1;
    }

    private bool IsAncestor(object value)
    {
        for (var i = _depth - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_ancestors[i], value))
            {
                return true;
            }
        }

        return false;
    }

    // Counts steps too: items that are left out take no bytes, and must still come to an end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryBegin(int extra) => Room - extra - 1 >= Smallest && --_work > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginMember()
    {
        _memberStart = _out.Length;
        _memberNeedsComma = _needsComma;
        if (_needsComma)
        {
            _out.Append((byte)',');
        }
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

    /// <summary>A place in the output.</summary>
    internal readonly record struct State(int Length, int End, int Depth, int MemberStart, bool MemberNeedsComma, bool NeedsComma);
}
