using System.Collections.Concurrent;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Experiments;

/// <summary>Runs an experiment: what was done before, the items, the run evaluators, the end.</summary>
internal static class ExperimentRunner
{
    private static readonly TimeSpan s_lastFlush = TimeSpan.FromSeconds(30);

    public static async Task<ExperimentResult> RunAsync<TOutput>(
        LangfuseClient? client, Dataset? dataset, IReadOnlyList<DatasetItem> items, string name, Func<DatasetItem, CancellationToken, Task<TOutput>> task,
        IEnumerable<Evaluator<TOutput>>? evaluators, IEnumerable<RunEvaluator>? runEvaluators, int maxConcurrency, ExperimentOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        var plan = new ExperimentPlan(client ?? throw new InvalidOperationException("The dataset belongs to no client."), dataset, name, options ?? new());
        items = WithOwnIds(items);
        await using var journal = await ExperimentJournal.OpenAsync(plan, items, cancellationToken).ConfigureAwait(false);
        var done = new ConcurrentDictionary<(string, int), ExperimentItemResult>(journal?.Done ?? []);
        var link = new RunLink(plan);
        var runner = new ItemRunner<TOutput>(plan, link, task, [.. evaluators ?? []]);
        var planned = items.SelectMany(item => Enumerable.Range(0, plan.Options.Repetitions).Select(repetition => (Item: item, Repetition: repetition))).ToList();
        var progress = new ProgressCount(plan.Options.Progress, planned.Count, done.Values);
        try
        {
            await Parallel.ForEachAsync(
                planned.Where(one => !done.ContainsKey((one.Item.Id, one.Repetition))),
                new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken },
                async (one, token) =>
                {
                    var result = await runner.RunAsync(one.Item, one.Repetition, token).ConfigureAwait(false);
                    done[(one.Item.Id, one.Repetition)] = result;
                    journal?.Add(result);
                    progress.Add(result);
                }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new ExperimentCanceledException(await EndAsync(plan, journal, planned, done, []).ConfigureAwait(false), cancellationToken);
        }

        return await EndAsync(plan, journal, planned, done, [.. runEvaluators ?? []]).ConfigureAwait(false);
    }

    /// <summary>Local data may have an input twice, which gives the same id: none of them may be lost.</summary>
    private static List<DatasetItem> WithOwnIds(IReadOnlyList<DatasetItem> items)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. items.Select(item =>
        {
            var count = counts[item.Id] = counts.GetValueOrDefault(item.Id) + 1;
            return count == 1 ? item : item with { Id = $"{item.Id}-{count}" };
        })];
    }

    private static async Task<ExperimentResult> EndAsync(
        ExperimentPlan plan, ExperimentJournal? journal, List<(DatasetItem Item, int Repetition)> planned,
        ConcurrentDictionary<(string, int), ExperimentItemResult> done, IReadOnlyList<RunEvaluator> runEvaluators)
    {
        List<ExperimentItemResult> results = [.. planned.Select(one => done.GetValueOrDefault((one.Item.Id, one.Repetition))).OfType<ExperimentItemResult>()];
        var (evaluations, failures) = await EvaluateRunAsync(plan, runEvaluators, results).ConfigureAwait(false);
        if (journal is not null)
        {
            await journal.CompleteAsync().ConfigureAwait(false);
        }

        var delivery = await plan.Client.FlushAsync(s_lastFlush).ConfigureAwait(false);
        if (!delivery.IsComplete)
        {
            SelfLog.Warn($"Experiment '{plan.RunName}' has ended, but {delivery.Pending} items wait for delivery and {delivery.Dropped} were dropped: {delivery.LastError}");
        }

        return new()
        {
            Name = plan.Name,
            RunName = plan.RunName,
            Description = plan.Options.Description,
            ExperimentId = plan.ExperimentId,
            DatasetName = plan.Dataset?.Name,
            DatasetRunId = plan.DatasetRunId,
            DatasetRunUrl = await PageAsync(plan).ConfigureAwait(false),
            Items = results,
            RunEvaluations = evaluations,
            RunEvaluatorFailures = failures,
            PlannedItems = planned.Count,
            Delivery = delivery,
        };
    }

    private static async Task<(List<Evaluation> Evaluations, List<EvaluatorFailure> Failures)> EvaluateRunAsync(
        ExperimentPlan plan, IReadOnlyList<RunEvaluator> runEvaluators, IReadOnlyList<ExperimentItemResult> results)
    {
        var (evaluations, failures) = (new List<Evaluation>(), new List<EvaluatorFailure>());
        foreach (var evaluator in runEvaluators)
        {
            try
            {
                var given = await TimeLimit.RunAsync(token => evaluator.EvaluateAsync(results, token), plan.Options.EvaluatorTimeout, "the evaluator", CancellationToken.None).ConfigureAwait(false);
                evaluations.AddRange(ItemRunner<object>.Checked(evaluator.Name, Evaluator.Listed(given)));
            }
            catch (Exception exception)
            {
                failures.Add(new(evaluator.Name, ItemRunner<object>.ErrorOf(exception)));
            }
        }

        for (var i = 0; i < evaluations.Count && plan.DatasetRunId is not null; i++)
        {
            var evaluation = evaluations[i];
            plan.Client.Score(
                evaluation.Name, evaluation.Value, datasetRunId: plan.DatasetRunId, scoreId: ExperimentPlan.ScoreIdOf(plan.DatasetRunId, evaluation.Name, i),
                comment: evaluation.Comment, configId: evaluation.ConfigId, metadata: evaluation.Metadata, dataType: evaluation.DataType);
        }

        return (evaluations, failures);
    }

    private static async Task<Uri?> PageAsync(ExperimentPlan plan)
    {
        if (plan.Dataset is null || plan.DatasetRunId is null || await plan.Client.GetProjectIdAsync(CancellationToken.None).ConfigureAwait(false) is not { } project)
        {
            return null;
        }

        return plan.Client.PageUrl($"project/{Uri.EscapeDataString(project)}/datasets/{Uri.EscapeDataString(plan.Dataset.Id)}/runs/{Uri.EscapeDataString(plan.DatasetRunId)}");
    }
}
