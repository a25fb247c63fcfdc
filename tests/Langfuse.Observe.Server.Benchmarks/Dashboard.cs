using System.Globalization;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>Six panels over thirty days, as the questions of the metrics endpoint.</summary>
internal static class Dashboard
{
    public static readonly string[] Names = ["traces a day", "cost a day and model", "tokens by model", "latency of generations", "errors a day", "costs of the ten largest users"];

    public static readonly string[] Panels =
    [
        Path("traces", """ "dimensions":[],"metrics":[{"measure":"count","aggregation":"count"}],"timeDimension":{"granularity":"day"} """),
        Path("observations", """ "dimensions":[{"field":"providedModelName"}],"metrics":[{"measure":"totalCost","aggregation":"sum"}],"timeDimension":{"granularity":"day"} """),
        Path("observations", """ "dimensions":[{"field":"providedModelName"}],"metrics":[{"measure":"inputTokens","aggregation":"sum"},{"measure":"outputTokens","aggregation":"sum"}] """),
        Path("observations", """ "dimensions":[{"field":"name"}],"metrics":[{"measure":"latency","aggregation":"p50"},{"measure":"latency","aggregation":"p95"}],"filters":[{"type":"string","column":"type","operator":"=","value":"GENERATION"}] """),
        Path("observations", """ "dimensions":[],"metrics":[{"measure":"count","aggregation":"count"}],"filters":[{"type":"string","column":"level","operator":"=","value":"ERROR"}],"timeDimension":{"granularity":"day"} """),
        Path("traces", """ "dimensions":[{"field":"userId"}],"metrics":[{"measure":"totalCost","aggregation":"sum"}],"orderBy":[{"field":"sum_totalCost","direction":"desc"}],"config":{"row_limit":10} """),
    ];

    private static string Path(string view, string rest)
    {
        var to = DateTime.UtcNow.Date;
        var query = string.Create(CultureInfo.InvariantCulture, $$"""{"view":"{{view}}",{{rest}},"fromTimestamp":"{{to.AddDays(-Generator.Days):yyyy-MM-dd}}T00:00:00Z","toTimestamp":"{{to:yyyy-MM-dd}}T00:00:00Z"}""");
        return "api/public/metrics?query=" + Uri.EscapeDataString(query);
    }
}
