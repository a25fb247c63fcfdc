using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe metrics</c>: counts, latency, tokens and cost by model or another field.</summary>
internal static class MetricsCommand
{
    private static readonly string[] s_fields = ["model", "name", "user", "session", "trace", "type", "level", "environment", "version", "release", "prompt"];
    private static readonly Option<string> s_by = new("--by") { Description = "Grouped by: " + string.Join(", ", s_fields), DefaultValueFactory = _ => "model" };
    private static readonly Option<string?> s_type = new("--type") { Description = "Only observations of this type, such as generation" };
    private static readonly Option<TimeSpan?> s_last = new("--last") { Description = "Of the last while, such as 30m, 1h, 2d", CustomParser = Age.Parse, DefaultValueFactory = _ => TimeSpan.FromDays(1) };

    public static Command Create()
    {
        s_by.AcceptOnlyFromAmong(s_fields);
        return new Command("metrics", "Sums up observations: counts, latency, tokens, cost").With(s_by, s_type, s_last).OnServer(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var field = Field(parsed.GetValue(s_by)!);
        var rows = (await api.GetAsync(new Query("api/public/v2/metrics").Add("query", Asked(field, parsed).ToJsonString()).ToString(), cancellationToken)).Items("data").ToList();
        if (parsed.WantsJson())
        {
            Output.Json(rows);
        }
        else
        {
            Output.Table(
                [parsed.GetValue(s_by)!, "-Count", "-p50", "-p95", "-Tokens", "-Cost"], rows.Select(row => Cells(row, field)), "No observations in that time. --last 7d looks further back.");
        }

        return CommandLine.Success;
    }

    private static JsonObject Asked(string field, ParseResult parsed)
    {
        var now = DateTimeOffset.UtcNow;
        var filters = new JsonArray();
        if (parsed.GetValue(s_type) is { } type)
        {
            filters.Add(new JsonObject { ["column"] = "type", ["operator"] = "=", ["value"] = type.ToUpperInvariant(), ["type"] = "string" });
        }

        return new JsonObject
        {
            ["view"] = "observations",
            ["dimensions"] = new JsonArray(new JsonObject { ["field"] = field }),
            ["metrics"] = new JsonArray(Metric("count", "count"), Metric("latency", "p50"), Metric("latency", "p95"), Metric("totalTokens", "sum"), Metric("totalCost", "sum")),
            ["filters"] = filters,
            ["fromTimestamp"] = Query.Iso(now - (parsed.GetValue(s_last) ?? TimeSpan.FromDays(1))),
            ["toTimestamp"] = Query.Iso(now.AddMinutes(1)),
            ["orderBy"] = new JsonArray(new JsonObject { ["field"] = "count_count", ["direction"] = "desc" }),
            ["config"] = new JsonObject { ["row_limit"] = 100 },
        };
    }

    private static JsonObject Metric(string measure, string aggregation) => new() { ["measure"] = measure, ["aggregation"] = aggregation };

    private static string Field(string by) => by switch
    {
        "model" => "providedModelName",
        "user" => "userId",
        "session" => "sessionId",
        "trace" => "traceName",
        "prompt" => "promptName",
        _ => by,
    };

    private static IReadOnlyList<string> Cells(JsonElement row, string field) =>
    [
        row.Shown(field), Output.Count(Amount(row, "count_count")), Milliseconds(Amount(row, "p50_latency")), Milliseconds(Amount(row, "p95_latency")),
        Output.Count(Amount(row, "sum_totalTokens")), Output.Cost(Amount(row, "sum_totalCost")),
    ];

    private static string Milliseconds(double? milliseconds) => Output.Seconds(milliseconds / 1000);

    // Langfuse gives counts as text.
    private static double? Amount(JsonElement row, string name) =>
        row.Number(name) ?? (double.TryParse(row.Text(name), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null);
}
