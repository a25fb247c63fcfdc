// Planted: LFO3002
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "punctuality", "type": "numeric", "min": 10, "max": 0 }, { "name": "cleanliness", "type": "numeric", "min": 0, "max": 10 } ] }

namespace Trains;

public sealed record Ride(string Line, int DelayMinutes, int Cleanliness);

public sealed class RideRatings(LangfuseClient langfuse)
{
    private readonly Dictionary<string, int> _rides = [];

    public int Count(string line) => _rides.GetValueOrDefault(line);

    public IReadOnlyList<string> Lines => _rides.Keys.Order(StringComparer.Ordinal).ToList();

    public void Add(Ride ride)
    {
        _rides[ride.Line] = _rides.GetValueOrDefault(ride.Line) + 1;
        var traceId = LangfuseClient.CreateTraceId(seed: $"{ride.Line}/{_rides[ride.Line]}");
        using var trace = langfuse.StartTrace("ride", traceId: traceId, input: ride);
        trace.Score("cleanliness", Math.Clamp(ride.Cleanliness, 0, 10));
        trace.Update(output: ride.DelayMinutes == 0 ? "on time" : "late");
    }
}
