using System.Globalization;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>The reads of Langfuse 3, which 4 still serves in some modes: traces, observations and scores apart, lists go by page.</summary>
internal sealed class SourceApiV3(SourceClient client, int batchSize) : ISourceApi
{
    public const string Probe = "api/public/traces?limit=1&fields=core";

    private const int MostPerPage = 100;

    public string Name => "v3";

    public IReadOnlyList<SyncStage> Stages { get; } = [SyncStage.Traces, SyncStage.Observations, SyncStage.Scores];

    public async Task<SourcePage> ReadAsync(SyncStage stage, long fromUs, long toUs, string? cursor, CancellationToken cancellationToken)
    {
        var page = cursor is null ? 1 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var limit = stage == SyncStage.Traces ? Math.Min(MostPerPage, batchSize) : MostPerPage;
        var (from, to) = (SourceApiV4.Time(fromUs), SourceApiV4.Time(toUs));
        var path = stage switch
        {
            SyncStage.Traces => $"api/public/traces?fields=core,io&orderBy=timestamp.desc&fromTimestamp={from}&toTimestamp={to}",
            SyncStage.Observations => $"api/public/observations?fromStartTime={from}&toStartTime={to}",
            _ => $"api/public/v2/scores?fields=score&fromTimestamp={from}&toTimestamp={to}",
        };
        var answer = await client.GetAsync($"{path}&limit={limit}&page={page}", isPatient: true, cancellationToken);
        var items = answer.RootElement.Items("data").ToList();
        var pages = answer.RootElement.Member("meta").Member("totalPages").ValueKind == System.Text.Json.JsonValueKind.Number ? answer.RootElement.Member("meta").Number("totalPages") : null;
        return new SourcePage(items, page < (pages ?? (items.Count == limit ? page + 1 : page)) ? (page + 1).ToString(CultureInfo.InvariantCulture) : null, answer);
    }
}
