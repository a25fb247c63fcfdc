namespace Langfuse.Observe.Recording.Sampling;

/// <summary>Whether a trace is kept, by its id alone, so that every service of a trace decides the same.</summary>
internal static class TraceSampling
{
    /// <summary>Compares the last 8 bytes of the trace id with the rate, as OpenTelemetry's ratio sampler for Python does; W3C asks that
    /// the random part of a trace id be there.</summary>
    public static bool Keeps(ulong traceIdLow, double rate) => rate >= 1 || (rate > 0 && traceIdLow < rate * ulong.MaxValue);

    /// <summary>As above, for an id as text. What is no W3C id is kept: nobody sampled it.</summary>
    public static bool Keeps(string traceId, double rate) =>
        rate >= 1 || traceId.Length != 32
        || !ulong.TryParse(traceId.AsSpan(16), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var low)
        || Keeps(low, rate);
}
