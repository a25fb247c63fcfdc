// Planted: LFO1050
using Langfuse.Observe;
using System.Diagnostics;

namespace Cargo;

public sealed record Quote(string Route, decimal Price);

public sealed class Estimator(Func<string, Task<string>> model)
{
    private static readonly ActivitySource Tracing = new("Cargo.Estimator");

    public async Task<Quote> EstimateAsync(string from, string to, double tonnes)
    {
        using var span = Tracing.StartActivity("estimate-freight");
        span?.SetTag("from", from);
        span?.SetTag("to", to);
        var distance = await DistanceAsync(from, to);
        var price = (decimal)(distance * tonnes * 0.11);
        return new Quote($"{from}-{to}", decimal.Round(price, 2));
    }

    [Observe(Name = "distance", AsType = ObservationType.Tool)]
    private async Task<double> DistanceAsync(string from, string to)
    {
        var reply = await model($"Kilometres by road from {from} to {to}, the number only");
        return double.TryParse(reply, out var kilometres) ? kilometres : 500;
    }
}
