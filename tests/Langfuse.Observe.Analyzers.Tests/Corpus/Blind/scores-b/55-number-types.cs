// Right
using Langfuse.Observe;

namespace Energy;

public sealed record Reading(string House, int Watts, decimal Cost, long Seconds);

public static class EnergyScores
{
    public static void Publish(this LangfuseClient langfuse, Reading reading)
    {
        var traceId = LangfuseClient.CreateTraceId(seed: reading.House);
        langfuse.Score("consumption", reading.Watts, traceId: traceId);
        if (reading.Seconds > 0)
        {
            langfuse.Score("consumption", reading.Watts * (double)reading.Seconds / 3600, traceId: traceId);
        }

        if (reading.Cost < 0)
        {
            return;
        }

        langfuse.Score("expense", reading.Cost, traceId: traceId);
        langfuse.Score("expense", 0, traceId: traceId, comment: "rebate");
        langfuse.Score("expense", 0.35f, traceId: traceId, comment: "grid fee");
    }
}
