// Planted: LFO4003
using Langfuse.Observe;

namespace Fleet.Dispatch;

public sealed record Route(string Driver, int Stops, int Late);

public abstract class RouteObserver
{
    protected abstract Observation Trace { get; }

    protected void Report(ScoreValue value) => Trace.Score("on-time", value);
}

public sealed class DailyRoute(Observation trace) : RouteObserver
{
    protected override Observation Trace => trace;

    public void Finish(Route route) => Report(route.Late == 0);
}

public sealed class WeeklyRoute(Observation trace) : RouteObserver
{
    protected override Observation Trace => trace;

    public void Finish(IReadOnlyCollection<Route> routes)
    {
        var stops = routes.Sum(route => route.Stops);
        if (stops == 0)
        {
            return;
        }

        Report(1.0 - (double)routes.Sum(route => route.Late) / stops);
    }
}
