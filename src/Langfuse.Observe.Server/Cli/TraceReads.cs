using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Reads traces from any Langfuse: by the list of traces where it is served, else put together from observations, as version 4 keeps them.</summary>
internal sealed class TraceReads(ServerApi api)
{
    private const string Fields = "core,basic,time,io,metadata,model,usage,metrics,trace_context";
    private const int MostObservations = 1000;
    private bool _isV4Only;

    /// <summary>Traces in the form of GET /traces, newest first.</summary>
    public async Task<JsonElement> ListAsync(TraceFilter filter, CancellationToken cancellationToken)
    {
        if (!_isV4Only && await api.TryGetAsync(filter.ToTraces().ToString(), cancellationToken) is { } page)
        {
            return page.GetProperty("data");
        }

        _isV4Only = true;
        var roots = await api.GetAsync(filter.ToRoots().ToString(), cancellationToken);
        return Element(new JsonArray([.. roots.Items("data").DistinctBy(row => row.Text("traceId")).Select(row => Trace(row.Text("traceId"), [row], withRows: false))]));
    }

    /// <summary>A trace by its id, or by the beginning of one among the newest, as lists show it.</summary>
    /// <exception cref="CliException">There is none.</exception>
    public async Task<JsonElement> GetAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken)
        ?? (await WithBeginningAsync(id, cancellationToken) is { } whole ? await FindAsync(whole, cancellationToken) : null)
        ?? throw new CliException($"{api.Connection.BaseUrl} has no trace '{id}'. 'langfuse-observe traces --json' lists the ids.");

    /// <summary>A trace in the form of GET /traces/{id}, or null.</summary>
    public async Task<JsonElement?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!_isV4Only && await api.TryGetAsync("api/public/traces/" + Uri.EscapeDataString(id), cancellationToken) is { } trace)
        {
            return trace;
        }

        var rows = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var query = new Query("api/public/v2/observations").Add("traceId", id).Add("fields", Fields).Add("limit", MostObservations.ToString(CultureInfo.InvariantCulture)).Add("cursor", cursor);
            if (await api.TryGetAsync(query.ToString(), cancellationToken) is not { } page)
            {
                return null;
            }

            rows.AddRange(page.Items("data"));
            cursor = page.Member("meta").Text("cursor");
        }
        while (cursor is not null);
        if (rows.Count == 0)
        {
            return null;
        }

        var scores = await api.TryGetAsync(new Query("api/public/v3/scores").Add("traceId", id).Add("fields", "details,subject").Add("limit", "100").ToString(), cancellationToken);
        var made = Trace(id, rows, withRows: true);
        made["scores"] = new JsonArray([.. (scores?.Items("data") ?? []).Select(Score)]);
        return Element(made);
    }

    private async Task<string?> WithBeginningAsync(string beginning, CancellationToken cancellationToken)
    {
        if (beginning.Length is < 4 or >= 32)
        {
            return null;
        }

        var traces = await ListAsync(new TraceFilter(null, null, null, [], [], null, 100), cancellationToken);
        var found = traces.EnumerateArray().Select(trace => trace.Text("id")).OfType<string>().Where(id => id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static JsonObject Trace(string? id, IReadOnlyList<JsonElement> rows, bool withRows)
    {
        var root = rows.FirstOrDefault(row => row.Flag("isRootObservation"), rows[^1]);
        var (start, end) = (rows.Min(row => row.Time("startTime")), rows.Max(row => row.Time("endTime") ?? row.Time("startTime")));
        var trace = new JsonObject
        {
            ["id"] = id,
            ["timestamp"] = Query.Iso(start ?? DateTimeOffset.UnixEpoch),
            ["name"] = root.Text("traceName") ?? root.Text("name"),
            ["userId"] = root.Text("userId"),
            ["sessionId"] = root.Text("sessionId"),
            ["version"] = root.Text("version"),
            ["release"] = root.Text("release"),
            ["environment"] = root.Text("environment"),
            ["tags"] = root.Member("tags") is { ValueKind: JsonValueKind.Array } tags ? JsonNode.Parse(tags.GetRawText()) : new JsonArray(),
            ["latency"] = end is { } last && start is { } first ? (last - first).TotalSeconds : null,
            ["totalCost"] = rows.Sum(row => row.Number("totalCost") ?? 0),
            ["updatedAt"] = rows.Max(row => row.Text("updatedAt") ?? ""),
            ["htmlPath"] = $"/project/{root.Text("projectId")}/traces/{id}",
        };
        if (withRows)
        {
            trace["input"] = root.Text("input");
            trace["output"] = root.Text("output");
            trace["observations"] = new JsonArray([.. rows.Select(Row)]);
        }

        return trace;
    }

    // In the words of the older reads, which the tree speaks.
    private static JsonObject Row(JsonElement row)
    {
        var json = JsonNode.Parse(row.GetRawText())!.AsObject();
        json["model"] = row.Text("providedModelName");
        json["calculatedTotalCost"] = row.Number("totalCost");
        json["totalTokens"] = row.Member("usageDetails").Number("total");
        return json;
    }

    private static JsonObject Score(JsonElement score)
    {
        var json = JsonNode.Parse(score.GetRawText())!.AsObject();
        if (score.Member("value").ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
        {
            json["stringValue"] = score.Member("value").ToString();
        }

        return json;
    }

    private static JsonElement Element(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
