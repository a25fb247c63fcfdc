// Right
using Langfuse.Observe;

namespace Grid.Operator;

public sealed class ForecastScores(LangfuseClient langfuse)
{
    private const string Band = "within-band";

    public void Hour(string traceId, double forecast, double actual)
    {
        var error = Math.Abs(forecast - actual);
        langfuse.Score("absolute-error", error, traceId: traceId);
        langfuse.Score(Band, error < 5, traceId: traceId);
    }

    public void Day(string traceId, IReadOnlyList<(double Forecast, double Actual)> hours)
    {
        var inside = hours.Count(hour => Math.Abs(hour.Forecast - hour.Actual) < 5);
        langfuse.Score(Band, inside >= 22, traceId: traceId);
        langfuse.Score("hours-in-tolerance", inside, traceId: traceId);
        langfuse.Score("absolute-error", (decimal)hours.Sum(hour => Math.Abs(hour.Forecast - hour.Actual)), traceId: traceId);
    }

    public void Manual(string traceId, bool accepted) =>
        langfuse.Score(Band, accepted ? 1 : 0, traceId: traceId, dataType: ScoreDataType.Boolean);
}
