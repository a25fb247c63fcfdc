using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Stores pages of what was pulled: what is here already is skipped, what has changed is merged.</summary>
internal sealed class SyncWriter(ISpanStore spans, IObservationStore observations, ITraceStore traces, IScoreStore scores, TimeProvider clock)
{
    private static readonly SortOrder s_byStart = new("startTime", IsDescending: true);
    private static readonly SortOrder s_byTime = new("timestamp", IsDescending: true);

    // As many as one id may have in different traces or at different times, before some would be overlooked.
    private const int RowsPerId = 4;
    private const long MillisecondUs = 1000;

    public Task<Written> WriteAsync(SyncStage stage, string projectId, IReadOnlyList<JsonElement> items, CancellationToken cancellationToken) => stage switch
    {
        SyncStage.Traces => WriteTracesAsync(projectId, items, cancellationToken),
        SyncStage.Observations => WriteObservationsAsync(projectId, items, cancellationToken),
        _ => WriteScoresAsync(projectId, items, cancellationToken),
    };

    private async Task<Written> WriteObservationsAsync(string projectId, IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
    {
        var nowUs = Micros.Of(clock.GetUtcNow());
        // In the order in which the other server took them: of trace fields that differ, the same ones win.
        var rows = items.OrderBy(item => item.TimeUs("createdAt") ?? 0).ThenBy(item => item.TimeUs("startTime") ?? 0)
            .Select(item => SourceObservation.Read(item, nowUs)).OfType<Observation>().ToList();
        var ids = rows.Select(row => row.Id).Distinct().ToList();
        // The time is said too, so that a store in parts by time looks into those alone.
        var known = ids.Count == 0 ? [] : observations.List(
                projectId, new Filter().AndAnyOf("id", ids).AndBetween("startTime", rows.Min(row => row.StartUs), rows.Max(row => row.StartUs) + MillisecondUs), s_byStart, ids.Count * RowsPerId, 0).Rows
            .GroupBy(row => (row.TraceId, row.Id)).ToDictionary(group => group.Key, group => group.ToList());
        var written = new Written { Fetched = rows.Count };
        var changed = new List<Observation>();
        foreach (var row in rows)
        {
            written.Traces.Add(row.TraceId);
            var earlier = known.GetValueOrDefault((row.TraceId, row.Id))?.FirstOrDefault(one => one.StartUs / 1000 == row.StartUs / 1000);
            if (Merging.Merge(row, earlier) is { } merged)
            {
                changed.Add(merged);
                written.ChangedTraces.Add(row.TraceId);
                written.New += earlier is null ? 1 : 0;
                written.Updated += earlier is null ? 0 : 1;
            }
        }

        await spans.WriteAsync(projectId, changed, cancellationToken);
        return written;
    }

    private async Task<Written> WriteTracesAsync(string projectId, IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
    {
        var told = items.Select(SourceTrace.Read).OfType<OwnTrace>().DistinctBy(trace => trace.Id).ToList();
        var known = told.Count == 0 ? [] : traces.List(projectId, new Filter().AndAnyOf("id", [.. told.Select(trace => trace.Id)]), s_byTime, new PageRequest(1, told.Count), withIo: false, withIds: false).Traces
            .ToDictionary(trace => trace.Id);
        var written = new Written { Fetched = told.Count };
        var changed = new List<OwnTrace>();
        foreach (var trace in told)
        {
            written.Traces.Add(trace.Id);
            if (Merging.Merge(trace, known.GetValueOrDefault(trace.Id)?.OwnTrace) is { } merged)
            {
                changed.Add(merged);
                written.ChangedTraces.Add(trace.Id);
            }
        }

        await spans.WriteAsync(projectId, changed, [], static _ => { }, Micros.Of(clock.GetUtcNow()), cancellationToken);
        return written;
    }

    private async Task<Written> WriteScoresAsync(string projectId, IReadOnlyList<JsonElement> items, CancellationToken cancellationToken)
    {
        var nowUs = Micros.Of(clock.GetUtcNow());
        var told = items.Select(item => SourceScore.Read(item, nowUs)).OfType<Score>().DistinctBy(score => score.Id).ToList();
        var known = told.Count == 0 ? [] : scores.List(projectId, new Filter().AndAnyOf("id", [.. told.Select(score => score.Id)]), told.Count, 0).Scores.ToDictionary(score => score.Id);
        var written = new Written { Fetched = told.Count };
        var changed = new List<Score>();
        foreach (var score in told)
        {
            var earlier = known.GetValueOrDefault(score.Id);
            if (Merging.Merge(score, earlier) is { } merged)
            {
                changed.Add(merged);
                written.New += earlier is null ? 1 : 0;
                written.Updated += earlier is null ? 0 : 1;
            }
        }

        // Merged above, against what is here.
        await scores.WriteAsync(projectId, changed, static (_, _) => { }, cancellationToken);
        return written;
    }
}
