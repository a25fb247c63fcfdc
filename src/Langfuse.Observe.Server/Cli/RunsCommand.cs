using System.CommandLine;
using System.Text.Json;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe runs DATASET [RUN]</c>: the runs of a dataset with their scores, or the items of one.</summary>
internal static class RunsCommand
{
    private const int MostRuns = 50;
    private static readonly Argument<string> s_dataset = new("dataset") { Description = "The dataset" };
    private static readonly Argument<string?> s_run = new("run") { Description = "A run, to list its items", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create() => new Command("runs", "Lists the runs of a dataset, or the items of one").With(s_dataset, s_run).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        var dataset = parsed.GetValue(s_dataset)!;
        var path = $"api/public/datasets/{Uri.EscapeDataString(dataset)}/runs";
        if (parsed.GetValue(s_run) is { } name)
        {
            var run = await api.TryGetAsync($"{path}/{Uri.EscapeDataString(name)}", cancellationToken)
                ?? throw new CliException($"The dataset '{dataset}' has no run '{name}'. 'langfuse-observe runs {dataset}' lists them.");
            await WriteItemsAsync(parsed, api, run, cancellationToken);
            return CommandLine.Success;
        }

        if (await api.TryGetAsync(path + "?limit=1", cancellationToken) is null)
        {
            throw new CliException($"{api.Connection.BaseUrl} has no dataset '{dataset}'. 'langfuse-observe datasets' lists them.");
        }

        var runs = await api.PagesAsync(path, MostRuns, cancellationToken).ToListAsync(cancellationToken);
        if (parsed.WantsJson())
        {
            Output.Json(runs);
        }
        else
        {
            Output.Table(["Created", "Run", "Description"], runs.Select(run => (string[])[Output.Time(run.Time("createdAt")), run.Text("name") ?? "", run.Text("description") ?? ""]), "No runs.");
        }

        return CommandLine.Success;
    }

    private static async Task WriteItemsAsync(ParseResult parsed, ServerApi api, JsonElement run, CancellationToken cancellationToken)
    {
        if (parsed.WantsJson())
        {
            Output.Json(run);
            return;
        }

        var rows = new List<IReadOnlyList<string>>();
        foreach (var item in run.Items("datasetRunItems"))
        {
            var trace = item.Text("traceId") is { } id ? await api.TryGetAsync($"api/public/traces/{Uri.EscapeDataString(id)}?fields=core,scores,metrics", cancellationToken) : null;
            var scores = trace?.Items("scores").Select(score => $"{score.Text("name")} {score.Text("stringValue") ?? Output.Number(score.Number("value"))}") ?? [];
            rows.Add([item.Text("datasetItemId") ?? "", Output.Seconds(trace?.Number("latency")), Output.Cost(trace?.Number("totalCost")), string.Join(", ", scores), item.Text("traceId") ?? ""]);
        }

        Output.Table(["Item", "-Latency", "-Cost", "Scores", "Trace"], rows, "No items.");
    }
}
