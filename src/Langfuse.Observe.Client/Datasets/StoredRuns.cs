using System.Net;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Api;
using Langfuse.Observe.Traces;
using Langfuse.Observe.Values;
using Dataset = Langfuse.Observe.Dataset;
using DatasetItem = Langfuse.Observe.DatasetItem;

namespace Langfuse.Observe.Datasets;

/// <summary>Reads runs back, as results that others can be compared with: by experiments from servers of version 4, by run items from those of version 3.</summary>
internal sealed class StoredRuns(LangfuseClient client)
{
    private const int PageSize = 100;
    private const int MostScores = 50;
    private const int MostAtOnce = 8;
    private const string Failed = "the task failed; its trace says why";

    private readonly ExperimentsApi _experiments = new(client.Connection);
    private readonly DatasetsApi _datasets = new(client.Connection);
    private volatile bool _isVersion3;

    public async IAsyncEnumerable<DatasetRunSummary> ListAsync(Dataset dataset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await FirstPageAsync(Query(dataset), cancellationToken).ConfigureAwait(false) is not { } page)
        {
            await foreach (var run in _datasets.ListRunsAsync(dataset.Name, new() { Limit = 50 }).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return new() { Id = run.Id, Name = run.Name, Description = run.Description, CreatedAt = run.CreatedAt };
            }

            yield break;
        }

        for (var next = page; next is not null;)
        {
            foreach (var run in next.Data)
            {
                yield return new() { Id = run.Id, Name = run.Name, Description = run.Description, CreatedAt = run.StartTime, ItemCount = run.ItemCount };
            }

            next = next.Meta.Cursor is { Length: > 0 } cursor
                ? await _experiments.ListPageAsync(Query(dataset) with { Cursor = cursor }, cancellationToken).ConfigureAwait(false)
                : null;
        }
    }

    /// <exception cref="LangfuseException">The server is not there, or has no such run.</exception>
    public async Task<ExperimentResult> GetAsync(Dataset dataset, string runName, CancellationToken cancellationToken)
    {
        var first = await FirstPageAsync(Query(dataset) with { Name = runName, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        var (id, items) = first is null
            ? await ByRunItemsAsync(dataset, runName, cancellationToken).ConfigureAwait(false)
            : first.Data is [var experiment, ..] ? (experiment.Id, await ByExperimentAsync(dataset, experiment, cancellationToken).ConfigureAwait(false))
            : throw new LangfuseException($"Dataset '{dataset.Name}' has no run '{runName}', or has not stored it yet. Datasets.ListRunsAsync gives those that there are.", HttpStatusCode.NotFound);
        var ofRun = await client.Scores.ListAsync(datasetRunId: id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new()
        {
            Name = runName,
            RunName = runName,
            Description = first?.Data[0].Description,
            ExperimentId = id,
            DatasetName = dataset.Name,
            DatasetRunId = id,
            Items = Ordered(dataset, items),
            PlannedItems = items.Count,
            RunEvaluations = [.. ofRun.Select(Evaluated).OfType<Evaluation>()],
        };
    }

    /// <returns>Null when the server is one of version 3.</returns>
    private async Task<ExperimentsResponse?> FirstPageAsync(ListExperimentQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return _isVersion3 ? null : await _experiments.ListPageAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (ServerGeneration.Lacks(exception))
        {
            _isVersion3 = true;
            return null;
        }
    }

    private async Task<List<ExperimentItemResult>> ByExperimentAsync(Dataset dataset, Experiment experiment, CancellationToken cancellationToken)
    {
        var query = new ExperimentListItemsQuery
        {
            ExperimentId = experiment.Id, FromStartTime = dataset.CreatedAt.AddDays(-1), Fields = "core,dataset,io,scores", Limit = PageSize, ScoreLimit = MostScores,
        };
        var stored = await _experiments.ListItemsAsync(query).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. stored.Select(one => new ExperimentItemResult
        {
            Item = ItemOf(dataset, one.ExperimentItemId, one),
            TraceId = one.TraceId,
            ObservationId = one.Id,
            OutputText = one.Output is { } output ? JsonText.Of(output) : null,
            Output = one.Output is { } text ? JsonText.Of(text) : null,
            Error = one.Level == Api.ObservationLevel.Error ? Failed : null,
            Duration = (one.EndTime ?? one.StartTime) - one.StartTime,
            Evaluations = [.. (one.Scores ?? []).Select(StoredScoreMapping.Of).Select(Evaluated).OfType<Evaluation>()],
        })];
    }

    private async Task<(string Id, List<ExperimentItemResult> Items)> ByRunItemsAsync(Dataset dataset, string runName, CancellationToken cancellationToken)
    {
        var run = await _datasets.GetRunAsync(dataset.Name, runName, cancellationToken).ConfigureAwait(false);
        var items = new ExperimentItemResult[run.DatasetRunItems.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, items.Length, parallel, async (index, token) => items[index] = await OfTraceAsync(dataset, run.DatasetRunItems[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return (run.Id, [.. items]);
    }

    private async Task<ExperimentItemResult> OfTraceAsync(Dataset dataset, DatasetRunItem link, CancellationToken cancellationToken)
    {
        var trace = await client.Traces.GetAsync(link.TraceId, cancellationToken).ConfigureAwait(false);
        var scores = await client.Scores.ListAsync(traceId: link.TraceId).ToListAsync(cancellationToken).ConfigureAwait(false);
        var root = trace.Observations.FirstOrDefault(observation => observation.Id == link.ObservationId);
        return new()
        {
            Item = ItemOf(dataset, link.DatasetItemId, null),
            TraceId = link.TraceId,
            ObservationId = link.ObservationId ?? "",
            OutputText = trace.OutputText,
            Output = trace.OutputText,
            Error = root?.Level == "ERROR" ? root.StatusMessage ?? Failed : null,
            Duration = trace.Latency ?? default,
            Evaluations = [.. scores.Where(score => score.ObservationId is null || score.ObservationId == link.ObservationId).Select(Evaluated).OfType<Evaluation>()],
        };
    }

    /// <summary>In the dataset's order, repetitions of an item one after another.</summary>
    private static List<ExperimentItemResult> Ordered(Dataset dataset, List<ExperimentItemResult> items)
    {
        var order = dataset.Items.Select(static (item, index) => (item.Id, index)).ToDictionary(static one => one.Id, static one => one.index, StringComparer.Ordinal);
        return [.. items.GroupBy(static item => item.Item.Id, StringComparer.Ordinal).OrderBy(same => order.GetValueOrDefault(same.Key, int.MaxValue))
            .SelectMany(static same => same.Select(static (item, repetition) => item with { Repetition = repetition }))];
    }

    /// <summary>The item as it is in the dataset; one that is gone, as far as the run has it.</summary>
    private static DatasetItem ItemOf(Dataset dataset, string id, ExperimentItem? stored) =>
        dataset.Items.FirstOrDefault(item => item.Id == id) ?? new DatasetItem
        {
            Id = id, DatasetId = dataset.Id, DatasetName = dataset.Name, Input = stored?.Input ?? JsonText.Null, ExpectedOutput = stored?.ExpectedOutput ?? JsonText.Null,
        };

    private static Evaluation? Evaluated(StoredScore score) => score switch
    {
        { DataType: Langfuse.Observe.ScoreDataType.Boolean } => new(score.Number == 1, score.Comment, score.Name, dataType: score.DataType),
        { Number: { } number } => new(number, score.Comment, score.Name, dataType: score.DataType),
        { Text.Length: > 0 } => new(score.Text, score.Comment, score.Name, dataType: score.DataType),
        _ => null,
    };

    private static ListExperimentQuery Query(Dataset dataset) => new() { DatasetId = dataset.Id, FromStartTime = dataset.CreatedAt.AddDays(-1), Limit = PageSize };
}
