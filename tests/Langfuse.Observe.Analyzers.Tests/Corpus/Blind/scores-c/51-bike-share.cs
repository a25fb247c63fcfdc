// Right
using Langfuse.Observe;

namespace Bike.Share;

public static class ObservationScoring
{
    public static Observation Rate(this Observation observation, string name, ScoreValue value)
    {
        observation.Score(name, value);
        return observation;
    }
}

public sealed class Rebalancer(LangfuseClient langfuse)
{
    public int Plan(IReadOnlyDictionary<string, int> stations)
    {
        using var trace = langfuse.StartTrace("rebalance", input: stations);
        var empty = stations.Count(station => station.Value == 0);
        var full = stations.Count(station => station.Value > 20);
        var moves = Math.Min(empty, full);

        trace.Rate("moves", moves)
            .Rate("balanced", empty == 0)
            .Rate("plan-kind", moves > 5 ? "truck" : "bike-trailer")
            .Update(output: moves);
        return moves;
    }
}
