using System.Diagnostics;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Experiments;

/// <summary>Runs one item: its task in a trace of its own, then its evaluators side by side, then the scores.</summary>
internal sealed class ItemRunner<TOutput>(
    ExperimentPlan plan, RunLink link, Func<DatasetItem, CancellationToken, Task<TOutput>> task, IReadOnlyList<Evaluator<TOutput>> evaluators)
{
    private const string RootName = "experiment-item-run";
    private const int LongestError = 2_000;

    private LangfuseClient Client => plan.Client;

    /// <exception cref="OperationCanceledException">The run was cancelled before the item was done.</exception>
    public async Task<ExperimentItemResult> RunAsync(DatasetItem item, int repetition, CancellationToken cancellationToken)
    {
        var values = plan.ValuesFor(item);
        using var scope = Propagation.Enter(values);
        var root = Start(item, repetition, values.Experiment!);
        var endTime = default(DateTime);
        try
        {
            await link.BeginAsync(item, root, cancellationToken).ConfigureAwait(false);
            values.Experiment!.Id = plan.ExperimentId;
            var (result, output) = await TryTaskAsync(item, repetition, root, cancellationToken).ConfigureAwait(false);
            endTime = DateTime.UtcNow;
            if (!result.IsFailed)
            {
                result = await EvaluateAsync(result, output!, root, cancellationToken).ConfigureAwait(false);
            }

            SendScores(result);
            await link.EndAsync(item, root, cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (OperationCanceledException exception)
        {
            root.ExpectFailure(exception);
            throw;
        }
        finally
        {
            // The time of the item is that of its task.
            root.Finish(endTime);
        }
    }

    private Observation Start(DatasetItem item, int repetition, ExperimentValues experiment)
    {
        // Nothing that is current around the experiment is above its items.
        Activity.Current = null;
        var root = Client.Begin(new ObservationStart(RootName, ObservationType.Span)
        {
            Sink = Client.Sink, IsRoot = true, TraceId = plan.TraceIdOf(item, repetition, plan.Attempt),
        }) ?? new Observation(ObservationType.Span, new SilentState());
        experiment.RootObservationId = root.Id;
        root.Update(input: item.Input, metadata: item.Metadata.ValueKind == System.Text.Json.JsonValueKind.Object ? item.Metadata : null);
        root.Update(metadata: plan.Options.Metadata);
        return root.Update(metadata: new Dictionary<string, string?>
        {
            ["experiment_name"] = plan.Name,
            ["experiment_run_name"] = plan.RunName,
            ["dataset_id"] = plan.Dataset?.Id,
            ["dataset_item_id"] = item.Id,
            ["repetition"] = plan.Options.Repetitions > 1 ? repetition.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        });
    }

    private async Task<(ExperimentItemResult Result, TOutput? Output)> TryTaskAsync(DatasetItem item, int repetition, Observation root, CancellationToken cancellationToken)
    {
        var result = new ExperimentItemResult { Item = item, Repetition = repetition, TraceId = root.TraceId, ObservationId = root.Id };
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            var output = await TimeLimit.RunAsync(token => task(item, token), plan.Options.TaskTimeout, "the task", cancellationToken).ConfigureAwait(false);
            var duration = TimeProvider.System.GetElapsedTime(started);
            root.Update(output: output);
            return (result with { Output = output, OutputText = OutputText.Of(output), Duration = duration }, output);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            root.ExpectFailure(exception);
            return (result with { Error = ErrorOf(exception), Exception = exception, Duration = TimeProvider.System.GetElapsedTime(started) }, default);
        }
    }

    private async Task<ExperimentItemResult> EvaluateAsync(ExperimentItemResult result, TOutput output, Observation root, CancellationToken cancellationToken)
    {
        var judgements = await Task.WhenAll(evaluators.Select(evaluator => JudgeAsync(evaluator, result, output, root, cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        List<Evaluation> evaluations = [.. judgements.SelectMany(static judgement => judgement.Evaluations)];
        List<EvaluatorFailure> failures = [.. judgements.Select(static judgement => judgement.Failure).OfType<EvaluatorFailure>()];
        foreach (var composite in plan.Options.CompositeEvaluators)
        {
            try
            {
                IReadOnlyList<Evaluation> before = [.. evaluations];
                var given = await TimeLimit.RunAsync(
                    _ => Task.FromResult(composite.Evaluate(result.Item, before)), plan.Options.EvaluatorTimeout, "the evaluator", cancellationToken).ConfigureAwait(false);
                evaluations.AddRange(Checked(composite.Name, Evaluator.Listed(given)));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(new(composite.Name, ErrorOf(exception)));
            }
        }

        return result with { Evaluations = evaluations, EvaluatorFailures = failures };
    }

    /// <summary>Runs on a thread of its own, so that one that computes or hangs holds up no other.</summary>
    private async Task<(IReadOnlyList<Evaluation> Evaluations, EvaluatorFailure? Failure)> JudgeAsync(
        Evaluator<TOutput> evaluator, ExperimentItemResult result, TOutput output, Observation root, CancellationToken cancellationToken)
    {
        using var observation = root.StartObservation(
            evaluator.Name, ObservationType.Evaluator, input: new Dictionary<string, object?>
            {
                ["input"] = result.Item.Input, ["output"] = output, ["expected_output"] = result.Item.ExpectedOutput,
            });
        try
        {
            var evaluations = await TimeLimit.RunAsync(
                token => evaluator.EvaluateAsync(result.Item, output, token), plan.Options.EvaluatorTimeout, "the evaluator", cancellationToken).ConfigureAwait(false);
            var judged = Checked(evaluator.Name, evaluations);
            observation.Update(output: judged.Select(static evaluation => evaluation.ToString() + (evaluation.Comment is null ? "" : ": " + evaluation.Comment)).ToArray());
            return (judged, null);
        }
        catch (Exception exception)
        {
            observation.ExpectFailure(exception);
            return ([], new(evaluator.Name, ErrorOf(exception)));
        }
    }

    private void SendScores(ExperimentItemResult result)
    {
        for (var i = 0; i < result.Evaluations.Count; i++)
        {
            var evaluation = result.Evaluations[i];
            Client.Score(
                evaluation.Name, evaluation.Value, traceId: result.TraceId, observationId: result.ObservationId,
                scoreId: ExperimentPlan.ScoreIdOf(result.TraceId, evaluation.Name, i), comment: evaluation.Comment, configId: evaluation.ConfigId,
                metadata: evaluation.Metadata, dataType: evaluation.DataType);
        }
    }

    /// <exception cref="InvalidOperationException">One of them is no score.</exception>
    internal static IReadOnlyList<Evaluation> Checked(string name, IReadOnlyList<Evaluation>? evaluations) =>
        [.. (evaluations ?? []).Select(evaluation => evaluation switch
        {
            null => throw new InvalidOperationException("it gave null among its judgements"),
            { Number: { } number } when !double.IsFinite(number) => throw new InvalidOperationException($"it gave {number}, which is no score"),
            { Number: null, Value.Text: null } => throw new InvalidOperationException("it gave a judgement without a value"),
            { Name.Length: 0 } => evaluation with { Name = name },
            _ => evaluation,
        })];

    internal static string ErrorOf(Exception exception)
    {
        var text = $"{exception.GetType().Name}: {exception.Message}";
        return text.Length <= LongestError ? text : text[..LongestError] + "...";
    }
}
