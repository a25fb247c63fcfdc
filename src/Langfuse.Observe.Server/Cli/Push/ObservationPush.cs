using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>Pushes traces as the OpenTelemetry spans that they came from.</summary>
internal sealed class ObservationPush(ServerApi from, ServerApi to, bool isDry, PushReport report, Progress progress) : TimePush(from, isDry, progress)
{
    private const string Fields = "core,basic,time,io,metadata,model,usage,prompt,trace_context";
    private const int PageSize = 500;
    private const int MostBytes = 4 * 1024 * 1024;
    private const int MetadataCut = 200;
    private const int MostExpanded = 100;

    private readonly SortedSet<string> _expanded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _traces = new(StringComparer.Ordinal);

    protected override string Kind => "traces";

    protected override string TimeMember => "startTime";

    protected override async Task<JsonElement> ReadAsync(PushWalk walk, CancellationToken cancellationToken)
    {
        var page = await GetAsync(walk, cancellationToken);
        var cut = page.Items("data").SelectMany(item => item.Member("metadata") is { ValueKind: JsonValueKind.Object } metadata ? metadata.EnumerateObject() : default)
            .Where(entry => entry.Value.ValueKind == JsonValueKind.String && entry.Value.GetString()!.Length == MetadataCut && !entry.Name.Contains(',', StringComparison.Ordinal))
            .Select(entry => entry.Name).Except(_expanded).Take(MostExpanded - _expanded.Count).ToList();
        if (cut.Count == 0)
        {
            return page;
        }

        _expanded.UnionWith(cut);
        return await GetAsync(walk, cancellationToken);
    }

    protected override async Task SendAsync(IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
    {
        // In the order in which they were recorded: of trace fields that differ, the same ones win there.
        var batch = new List<(JsonElement Item, JsonObject Span)>();
        var size = 0;
        foreach (var item in items.OrderBy(item => item.Time("createdAt")).ThenBy(item => item.Time("startTime")))
        {
            var span = SpanJson.Of(item);
            var length = Encoding.UTF8.GetByteCount(span.ToJsonString());
            if (batch.Count > 0 && size + length > MostBytes)
            {
                await ExportAsync(batch, cancellationToken);
                batch.Clear();
                size = 0;
            }

            batch.Add((item, span));
            size += length;
        }

        if (batch.Count > 0)
        {
            await ExportAsync(batch, cancellationToken);
        }
    }

    private Task<JsonElement> GetAsync(PushWalk walk, CancellationToken cancellationToken)
    {
        var query = new Query("api/public/v2/observations").Add("fields", Fields).Add("limit", PageSize.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Add("fromStartTime", Query.Iso(walk.From)).Add("toStartTime", Query.Iso(walk.Before)).Add("cursor", walk.Cursor)
            .Add("expandMetadata", _expanded.Count > 0 ? string.Join(',', _expanded) : null);
        return From.GetAsync(query.ToString(), cancellationToken);
    }

    // An export is taken whole or refused whole: of one that is refused, the halves are tried, down to the one that is at fault.
    private async Task ExportAsync(List<(JsonElement Item, JsonObject Span)> batch, CancellationToken cancellationToken)
    {
        try
        {
            if (!IsDry)
            {
                await to.SendAgainAndAgainAsync(HttpMethod.Post, "api/public/otel/v1/traces", SpanJson.Export(batch.Select(one => one.Span)), cancellationToken);
            }

            report.Observations += batch.Count;
            foreach (var (item, _) in batch)
            {
                report.Traces += _traces.Add(item.Text("traceId") ?? "") ? 1 : 0;
            }
        }
        catch (CliException exception) when (exception.Status is 400 or 413 or 422)
        {
            if (batch.Count == 1)
            {
                report.Refuse($"observation {batch[0].Item.Text("id")} of trace {batch[0].Item.Text("traceId")}: {exception.Message}");
                return;
            }

            await ExportAsync([.. batch.Take(batch.Count / 2)], cancellationToken);
            await ExportAsync([.. batch.Skip(batch.Count / 2)], cancellationToken);
        }
    }
}
