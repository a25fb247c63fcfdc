// Right
using Langfuse.Observe;

namespace Tram.Driver;

public sealed record Ride(int Brakes, int Bells, bool OnTime, string Line);

public sealed class RideScorer
{
    private const string Group = nameof(Ride);
    private static readonly string Punctual = $"{Group}.punctual";

    private readonly (string Name, Func<Ride, ScoreValue> Value)[] _scores =
    [
        (Group + ".hard-brakes", ride => ride.Brakes),
        (Group + ".bell-rings", ride => ride.Bells),
        (Punctual, ride => ride.OnTime),
    ];

    public void Score(LangfuseClient langfuse, Ride ride)
    {
        using var trace = langfuse.StartTrace("ride", metadata: new { ride.Line });
        foreach (var (name, value) in _scores)
        {
            trace.Score(name, value(ride), comment: $"line {ride.Line}");
        }
    }
}
