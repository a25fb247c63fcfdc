// Right
using Langfuse.Observe;

namespace Utility.Meters;

public sealed record Reading(string TraceId, double Expected, double Read);

public static class MeterScores
{
    public static void Report(LangfuseClient langfuse, IReadOnlyList<Reading> readings)
    {
        foreach (var reading in readings)
        {
            var deviation = Math.Abs(reading.Expected) < 1e-9 ? double.NaN : Math.Abs(reading.Read - reading.Expected) / reading.Expected;
            if (double.IsNaN(deviation) || double.IsInfinity(deviation))
            {
                continue;
            }

            langfuse.Score("deviation", deviation, traceId: reading.TraceId);
            langfuse.Score("plausible", deviation < 0.2 ? 1 : 0, traceId: reading.TraceId, dataType: ScoreDataType.Boolean);
        }
    }
}
