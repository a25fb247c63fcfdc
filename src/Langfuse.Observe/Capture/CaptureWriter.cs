using System.ComponentModel;
using Langfuse.Observe.Capture.Ai;

namespace Langfuse.Observe.Capture;

/// <summary>What generated writers write one value to: JSON in UTF-8, bounded in size and depth. Do not use it by hand.</summary>
/// <remarks>Generated code outlives the version of this library that it was generated against: members are only ever added.
/// Whatever is written, the outcome is valid JSON within the bound; what did not fit is said by a marker.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class CaptureWriter
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

    /// <summary>What the value said of the model call that it belongs to; null when nothing.</summary>
    internal AiFindings? Findings { get; private set; }

    /// <summary>Whether usage and model that are met belong to this call: those of a history do not.</summary>
    internal bool IsCounting { get; set; }

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
        Findings = null;
        IsCounting = true;
    }

    internal AiFindings GetFindings() => Findings ??= new AiFindings();

    /// <summary>Lets go of what was written and of every value seen; keeps a small buffer for the next use.</summary>
    internal void Clear()
    {
        if (_depth > 0)
        {
            // A capture that failed half-way still holds what it was at.
            _ancestors.AsSpan().Clear();
        }

        Findings = null;
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
        Findings = null;
        _out.Release();
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

    /// <summary>A place in the output.</summary>
    internal readonly record struct State(int Length, int End, int Depth, int MemberStart, bool MemberNeedsComma, bool NeedsComma);
}
