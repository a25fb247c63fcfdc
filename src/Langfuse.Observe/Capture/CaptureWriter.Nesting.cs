using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture;

/// <content>Objects, arrays, and what begins each of their members and items.</content>
public sealed partial class CaptureWriter
{
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
}
