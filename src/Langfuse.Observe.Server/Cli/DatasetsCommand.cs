using System.CommandLine;
using System.Globalization;

namespace Langfuse.Observe.Server.Cli;

/// <summary><c>langfuse-observe datasets [NAME]</c>: the datasets, or the items of one.</summary>
internal static class DatasetsCommand
{
    private const int LongestCell = 80;
    private static readonly Argument<string?> s_name = new("name") { Description = "A dataset, to list its items", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> s_limit = new("--limit") { Description = "How many at most", DefaultValueFactory = _ => 100 };

    public static Command Create() => new Command("datasets", "Lists the datasets, or the items of one").With(s_name, s_limit).OnServer(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ServerApi api, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(s_name) is { } name)
        {
            _ = await api.TryGetAsync("api/public/v2/datasets/" + Uri.EscapeDataString(name), cancellationToken)
                ?? throw new CliException($"{api.Connection.BaseUrl} has no dataset '{name}'. 'langfuse-observe datasets' lists them.");
            var items = await api.PagesAsync("api/public/dataset-items?datasetName=" + Uri.EscapeDataString(name), parsed.GetValue(s_limit), cancellationToken).ToListAsync(cancellationToken);
            if (parsed.WantsJson())
            {
                Output.Json(items);
            }
            else
            {
                Output.Table(["Id", "Status", "Input", "Expected"], items.Select(item => (string[])[item.Text("id") ?? "", item.Text("status") ?? "", Cut(item.Shown("input")), Cut(item.Shown("expectedOutput"))]), "No items.");
            }

            return CommandLine.Success;
        }

        var datasets = await api.PagesAsync("api/public/v2/datasets", parsed.GetValue(s_limit), cancellationToken).ToListAsync(cancellationToken);
        if (parsed.WantsJson())
        {
            Output.Json(datasets);
        }
        else
        {
            Output.Table(["Created", "Name", "Description"], datasets.Select(dataset => (string[])[Output.Time(dataset.Time("createdAt")), dataset.Text("name") ?? "", dataset.Text("description") ?? ""]), "No datasets.");
        }

        return CommandLine.Success;
    }

    private static string Cut(string text) => text.Length <= LongestCell ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, LongestCell)}...");
}
