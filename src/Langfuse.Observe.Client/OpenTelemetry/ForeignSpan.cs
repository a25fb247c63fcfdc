using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Tracing;

/// <summary>A foreign span that waits: encoded when it ended, its trace's values to follow when it is sent.</summary>
/// <param name="Scope">The library that recorded it.</param>
/// <param name="Encoded">Everything but the trace's values.</param>
/// <param name="Near">The observation around, whose trace it belongs to; null when there is none.</param>
/// <param name="Propagated">What was propagated around it.</param>
/// <param name="Incoming">What came with the request around it.</param>
internal sealed record ForeignSpan(SpanScope Scope, byte[] Encoded, Observation? Near, PropagatedValues? Propagated, PropagatedValues? Incoming)
{
    private const int FixedBytes = 200;

    public int Bytes => Encoded.Length + FixedBytes;
}
