using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;

namespace Langfuse.Observe.Sampling;

/// <summary>Whether a trace is kept, by its id alone, so that every service of a trace decides the same.</summary>
internal static class TraceSampling
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Compares the last 8 bytes of the trace id with the rate, as OpenTelemetry's ratio sampler for Python does; W3C asks that
    /// the random part of a trace id be there.</summary>
    public static bool Keeps(ActivityTraceId traceId, double rate)
    {
        if (rate >= 1)
        {
            return true;
        }

        if (!(rate > 0))
        {
            return false;
        }

        Span<byte> id = stackalloc byte[16];
        traceId.CopyTo(id);
        return BinaryPrimitives.ReadUInt64BigEndian(id[8..]) < rate * ulong.MaxValue;
    }

    public static bool TryParse(string text, out ActivityTraceId traceId)
    {
        traceId = default;
        if (text.Length != 32 || text.AsSpan().ContainsAnyExcept(LowerHex))
        {
            return false;
        }

        traceId = ActivityTraceId.CreateFromString(text);
        return true;
    }
}
