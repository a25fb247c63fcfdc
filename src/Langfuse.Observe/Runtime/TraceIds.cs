using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>W3C ids given as text by the user.</summary>
internal static class TraceIds
{
    private static readonly SearchValues<char> s_lowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads a trace id; warns once and gives false when the text is none.</summary>
    public static bool TryParseTraceId(string text, out ActivityTraceId id)
    {
        if (IsLowerHex(text, 32))
        {
            id = ActivityTraceId.CreateFromString(text);
            return true;
        }

        SelfLog.WarnOnce("trace-id", $"A trace id was given that is none ({Described(text)}), so a new one is used. A trace id is 32 lower-case hex digits, not all zero; "
            + "LangfuseClient.CreateTraceId(seed: ...) makes one from any text.");
        id = default;
        return false;
    }

    /// <summary>Reads an observation id; warns once and gives false when the text is none.</summary>
    public static bool TryParseObservationId(string text, out ActivitySpanId id)
    {
        if (IsLowerHex(text, 16))
        {
            id = ActivitySpanId.CreateFromString(text);
            return true;
        }

        SelfLog.WarnOnce("observation-id", $"An observation id was given that is none ({Described(text)}), so the observation has no parent. "
            + "An observation id is 16 lower-case hex digits, not all zero.");
        id = default;
        return false;
    }

    /// <summary>What is wrong with it, and not what it is: it may be anything, a user's address or a key.</summary>
    private static string Described(string text) =>
        text.Length == 0 ? "it is empty"
        : text.AsSpan().ContainsAnyExcept(s_lowerHex) ? $"{text.Length} characters, not all of them lower-case hex digits"
        : text.AsSpan().ContainsAnyExcept('0') ? $"{text.Length} lower-case hex digits"
        : "it is all zero";

    /// <summary>The last 8 bytes, by which sampling decides.</summary>
    public static ulong Low(ActivityTraceId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
    }

    /// <summary>A new id with the given last 8 bytes.</summary>
    public static ActivityTraceId WithLow(ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Random.Shared.NextInt64(1, long.MaxValue));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return ActivityTraceId.CreateFromBytes(bytes);
    }

    /// <summary>Whether it is an id of so many lower-case hex digits, not all zero.</summary>
    public static bool IsLowerHex(string text, int length) =>
        text.Length == length && !text.AsSpan().ContainsAnyExcept(s_lowerHex) && text.AsSpan().ContainsAnyExcept('0');
}
