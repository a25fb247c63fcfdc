using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>Pushes datasets and their items; items keep their ids, and one that is there as it is here is left alone.</summary>
internal sealed class DatasetPush(ServerApi from, ServerApi to, bool isDry, PushReport report, Progress progress)
{
    private const string Base = "api/public/v2/datasets";
    private const int Most = 1_000_000;
    private static readonly string[] s_ofDatasets = ["description", "metadata", "inputSchema", "expectedOutputSchema"];
    private static readonly string[] s_ofItems = ["input", "expectedOutput", "metadata", "sourceTraceId", "sourceObservationId", "status"];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var dataset in from.PagesAsync(Base, Most, cancellationToken))
        {
            var name = dataset.Text("name")!;
            var there = await to.TryGetAsync($"{Base}/{Uri.EscapeDataString(name)}", cancellationToken);
            if (there is null || !IsSame(dataset, there.Value, s_ofDatasets))
            {
                if (!isDry)
                {
                    await to.SendAsync(HttpMethod.Post, Base, Body(dataset, s_ofDatasets, ("name", name)), cancellationToken);
                }

                report.Datasets++;
            }

            await PushItemsAsync(name, isNew: there is null, cancellationToken);
        }
    }

    private async Task PushItemsAsync(string name, bool isNew, CancellationToken cancellationToken)
    {
        var path = "api/public/dataset-items?datasetName=" + Uri.EscapeDataString(name);
        var known = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!isNew)
        {
            await foreach (var item in to.PagesAsync(path, Most, cancellationToken))
            {
                known[item.Text("id")!] = item;
            }
        }

        await foreach (var item in from.PagesAsync(path, Most, cancellationToken))
        {
            var id = item.Text("id")!;
            if (known.TryGetValue(id, out var there) && IsSame(item, there, s_ofItems))
            {
                continue;
            }

            progress.Show($"datasets, {name}: {report.DatasetItems} items");
            try
            {
                if (!isDry)
                {
                    await to.SendAsync(HttpMethod.Post, "api/public/dataset-items", Body(item, s_ofItems, ("id", id), ("datasetName", name)), cancellationToken);
                }

                report.DatasetItems++;
            }
            catch (CliException exception) when (exception.Status is 400 or 404 or 409 or 413)
            {
                report.Refuse($"item {id} of dataset '{name}': {exception.Message}");
            }
        }
    }

    private static JsonObject Body(JsonElement item, string[] members, params (string Name, string Value)[] more)
    {
        var body = new JsonObject();
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        foreach (var member in members.Where(member => item.Member(member).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)))
        {
            body[member] = JsonNode.Parse(item.Member(member).GetRawText());
        }

        return body;
    }

    private static bool IsSame(JsonElement one, JsonElement other, string[] members) => members.All(member =>
        one.Member(member) is var mine && other.Member(member) is var theirs
        && ((IsNothing(mine) && IsNothing(theirs)) || (!IsNothing(mine) && !IsNothing(theirs) && JsonElement.DeepEquals(mine, theirs))));

    private static bool IsNothing(JsonElement json) => json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
}
