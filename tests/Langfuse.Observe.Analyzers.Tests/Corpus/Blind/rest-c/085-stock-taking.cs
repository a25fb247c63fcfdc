// Planted: LFO1050
using Langfuse.Observe;
using System.Diagnostics;

namespace Stock;

internal static class Telemetry
{
    public static ActivitySource Source { get; } = new("Stock", "1.2");
}

public sealed class StockTaking
{
    public int Count(IReadOnlyDictionary<string, int> shelves)
    {
        using (var activity = Telemetry.Source.StartActivity(nameof(Count), ActivityKind.Internal))
        {
            var sum = 0;
            foreach (var (article, pieces) in shelves)
            {
                sum += Explain(article, pieces).Length > 0 ? pieces : 0;
            }

            activity?.SetTag("sum", sum);
            return sum;
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    private static string Explain(string article, int pieces) => $"{pieces} x {article}";
}
