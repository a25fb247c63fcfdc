// Planted: LFO1015
using Langfuse.Observe;

namespace Weather;

public sealed record Forecast(string Place, double Celsius, string Sky);

public partial class Station
{
    public Task<Forecast> ForecastAsync(string place) => FetchAsync(place.Trim().ToLowerInvariant());

    [Observe(AsType = ObservationType.Tool)]
    private partial Task<Forecast> FetchAsync(string place);
}

public partial class Station
{
    private readonly Dictionary<string, Forecast> _cache = [];

    [NotObserved]
    private partial async Task<Forecast> FetchAsync(string place)
    {
        if (_cache.TryGetValue(place, out var known))
        {
            return known;
        }

        await Task.Delay(10);
        return _cache[place] = new Forecast(place, 11.5, "clouds");
    }
}
