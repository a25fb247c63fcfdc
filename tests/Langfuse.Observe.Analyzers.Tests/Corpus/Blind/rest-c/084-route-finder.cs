// Planted: LFO1050
using Langfuse.Observe;
using System.Diagnostics;

namespace Taxi;

public sealed record Stop(string Street, double Kilometres);

public sealed class RouteFinder(Func<string, Task<string>> complete)
{
    private static readonly ActivitySource Source = new("Taxi.Routes");

    public async Task<string> FindAsync(string from, string to)
    {
        using var activity = Source.StartActivity("find-route");
        activity?.SetTag("from", from);
        var text = await DescribeAsync($"from {from} to {to}");
        activity?.SetTag("length", text.Length);
        return text;
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> DescribeAsync(string journey) => complete("Describe the way " + journey);
}
