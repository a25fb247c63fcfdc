using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>The reads of Langfuse 4: observations carry their trace, lists go by cursor.</summary>
internal sealed class SourceApiV4(SourceClient client, int batchSize) : ISourceApi
{
    public const string Probe = "api/public/v2/observations?limit=1&fields=core";

    private const string Fields = "core,basic,time,io,metadata,model,usage,prompt,trace_context";
    private const int ObservationsPerTrace = 10;
    private const int MostObservations = 1000;
    private const int MostScores = 100;

    // Longer values come cut unless their keys are named.
    private const int MetadataCut = 200;
    private const int MostExpanded = 100;

    private readonly SortedSet<string> _expanded = new(StringComparer.Ordinal);

    public string Name => "v4";

    public IReadOnlyList<SyncStage> Stages { get; } = [SyncStage.Observations, SyncStage.Scores];

    public async Task<SourcePage> ReadAsync(SyncStage stage, long fromUs, long toUs, string? cursor, CancellationToken cancellationToken)
    {
        if (stage == SyncStage.Scores)
        {
            return await GetAsync(
                $"api/public/v3/scores?fields=details,subject,annotation&limit={Math.Min(MostScores, batchSize)}&fromTimestamp={Time(fromUs)}&toTimestamp={Time(toUs)}", cursor, cancellationToken);
        }

        var page = await ObservationsAsync(fromUs, toUs, cursor, cancellationToken);
        if (!LearnCutKeys(page))
        {
            return page;
        }

        page.Dispose();
        return await ObservationsAsync(fromUs, toUs, cursor, cancellationToken);
    }

    private Task<SourcePage> ObservationsAsync(long fromUs, long toUs, string? cursor, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(batchSize * ObservationsPerTrace, ObservationsPerTrace, MostObservations);
        var expand = _expanded.Count == 0 ? "" : "&expandMetadata=" + Uri.EscapeDataString(string.Join(',', _expanded));
        return GetAsync($"api/public/v2/observations?fields={Fields}&limit={limit}&fromStartTime={Time(fromUs)}&toStartTime={Time(toUs)}{expand}", cursor, cancellationToken);
    }

    private async Task<SourcePage> GetAsync(string path, string? cursor, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync(cursor is null ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}", isPatient: true, cancellationToken);
        return new SourcePage([.. answer.RootElement.Items("data")], answer.RootElement.Member("meta").Text("cursor"), answer);
    }

    private bool LearnCutKeys(SourcePage page)
    {
        var known = _expanded.Count;
        foreach (var metadata in page.Items.Select(item => item.Member("metadata")).Where(metadata => metadata.ValueKind == JsonValueKind.Object))
        {
            foreach (var entry in metadata.EnumerateObject())
            {
                // A comma separates keys, so one with a comma cannot be named.
                if (_expanded.Count < MostExpanded && entry.Value.ValueKind == JsonValueKind.String && entry.Value.GetString()!.Length == MetadataCut && !entry.Name.Contains(',', StringComparison.Ordinal))
                {
                    _expanded.Add(entry.Name);
                }
            }
        }

        return _expanded.Count > known;
    }

    public static string Time(long us) => DateTimeOffset.UnixEpoch.AddTicks(us * 10).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
