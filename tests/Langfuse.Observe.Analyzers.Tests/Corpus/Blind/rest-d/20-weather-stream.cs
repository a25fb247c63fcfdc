// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Weather;

public sealed record Reading(string Station, double Celsius);

public sealed record Summary(int Count, double Lowest, double Highest);

public abstract class Fold<TItem> : IStreamReducer<TItem, Summary>
{
    private int _count;
    private double _lowest = double.MaxValue;
    private double _highest = double.MinValue;

    protected abstract double Measure(TItem item);

    public void Add(TItem item)
    {
        var value = Measure(item);
        _count++;
        _lowest = Math.Min(_lowest, value);
        _highest = Math.Max(_highest, value);
    }

    public Summary Complete() => new(_count, _lowest, _highest);
}

public sealed class ReadingFold : Fold<Reading>
{
    protected override double Measure(Reading item) => item.Celsius;
}

public sealed class StationFeed(Func<string, Task<double?>> read)
{
    [Observe(Name = "station-feed", Reducer = typeof(ReadingFold))]
    public async IAsyncEnumerable<Reading> FollowAsync(string station, int rounds, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var round = 0; round < rounds; round++)
        {
            if (await read(station) is { } celsius)
            {
                yield return new Reading(station, celsius);
            }

            await Task.Delay(TimeSpan.FromSeconds(10), ct);
        }
    }
}
