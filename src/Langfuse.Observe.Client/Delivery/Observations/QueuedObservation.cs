namespace Langfuse.Observe.Delivery.Observations;

/// <summary>An observation that waits, with its estimated size in memory.</summary>
internal readonly record struct QueuedObservation(Observation Observation, int Bytes)
{
    // An activity, its tag, the observation and its place in the queue, measured on .NET 10.
    private const int FixedBytes = 600;
    private const int DetailsBytes = 160;

    public static QueuedObservation Of(Observation observation)
    {
        var bytes = FixedBytes + observation.Input.Footprint + observation.Output.Footprint;
        if (observation.Details is { } details)
        {
            bytes += DetailsBytes + Size(details.ModelParameters) + Size(details.StatusMessage) + Size(details.Failure?.Message);
            foreach (var entry in details.Metadata)
            {
                bytes += Size(entry.Key) + Size(entry.Value);
            }
        }

        return new(observation, bytes);
    }

    /// <summary>Gives the captured buffers back when the observation will not be delivered.</summary>
    public void Release()
    {
        lock (Observation.Gate)
        {
            Observation.Input.Release();
            Observation.Output.Release();
        }
    }

    private static int Size(string? text) => text is null ? 0 : 24 + (text.Length * 2);
}
