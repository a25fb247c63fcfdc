// Right
using Langfuse.Observe;

namespace Drones;

internal static class FlightScores
{
    public static readonly ScoreDefinition<double> Drift = new("drift", ScoreDataType.Numeric) { Min = 0, Max = 50 };
    public static readonly ScoreDefinition<bool> Landed = new("landed", ScoreDataType.Boolean);
}

public sealed class FlightLog(LangfuseClient langfuse)
{
    public async Task<bool> FlyAsync(string mission, Func<Task<double>> fly)
    {
        using var trace = langfuse.StartTrace("flight", input: new { mission });
        try
        {
            var drift = await fly();
            trace.Score(FlightScores.Drift, Math.Clamp(drift, 0, 50));
            trace.Score(FlightScores.Landed, true);
            return true;
        }
        catch (TimeoutException error)
        {
            trace.Fail(error);
            trace.Score(FlightScores.Landed, false, comment: "lost contact");
            return false;
        }
    }
}
