// Right
using Langfuse.Observe;
using System.Collections.Concurrent;

namespace Routing;

public sealed class RouteCache : IDisposable
{
    private readonly ConcurrentDictionary<string, (string Route, DateTime Until)> _routes = new();
    private readonly Timer _sweep;

    public RouteCache()
    {
        using (ExecutionContext.SuppressFlow())
        {
            _sweep = new Timer(_ => Sweep(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        }
    }

    public bool TryGet(string place, out string route)
    {
        var found = _routes.TryGetValue(place, out var entry) && entry.Until > DateTime.UtcNow;
        route = found ? entry.Route : "";
        return found;
    }

    public void Put(string place, string route) => _routes[place] = (route, DateTime.UtcNow.AddMinutes(10));

    public void Dispose() => _sweep.Dispose();

    private void Sweep()
    {
        foreach (var (place, entry) in _routes)
        {
            if (entry.Until < DateTime.UtcNow)
            {
                _routes.TryRemove(place, out _);
            }
        }
    }
}

public sealed class RoutePlanner(RouteCache cache, Func<string, Task<string>> model)
{
    [Observe(Name = "plan-route")]
    public async Task<string> PlanAsync(string place)
    {
        if (cache.TryGet(place, out var known))
        {
            return known;
        }

        var route = await model("A route to " + place);
        cache.Put(place, route);
        return route;
    }
}
