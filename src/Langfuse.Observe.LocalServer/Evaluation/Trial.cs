using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Judges one observation without keeping a score: to try an evaluator before it goes live.</summary>
internal sealed class Trial(ICatalogue catalogue, HostEvaluators host, EvaluatorLibrary evaluators, IJudge judge, JudgeTrace trace, RunQueue queue, TimeProvider clock)
{
    public async Task<TrialResult> RunAsync(string projectId, Evaluator evaluator, Observation row, CancellationToken cancellationToken)
    {
        try
        {
            return evaluator.Type switch
            {
                Evaluator.BuiltIn => Of(BuiltInChecks.Evaluate(evaluator.Latest.Definition.Check!, row)),
                Evaluator.Host => Of(await host.EvaluateAsync(evaluator.Latest.Definition.HostName!, row, cancellationToken)),
                Evaluator.Judge => await AskAsync(projectId, evaluator, row, cancellationToken),
                _ => TrialResult.Failed("this server keeps code evaluators and does not run them"),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return TrialResult.Failed(exception is EvaluationException or JudgeException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static TrialResult Of(EvaluatedScore? score) => score is null ? TrialResult.Failed("the evaluator gave no score") : new TrialResult([score], score.Comment, null, null, null);

    private async Task<TrialResult> AskAsync(string projectId, Evaluator evaluator, Observation row, CancellationToken cancellationToken)
    {
        if (evaluators.ModelOf(projectId, evaluator) is not { } model || catalogue.FindUnique(LlmConnection.Collection, projectId, model.Provider) is not { } connection)
        {
            return TrialResult.Failed("the evaluator has no model, or there is no LLM connection of its provider");
        }

        var question = JudgeQuestion.Of(evaluator.Latest.Definition, model.Model, null, row);
        var settings = EvaluationSettings.Of(catalogue, projectId);
        if (await queue.ReserveAsync(projectId, settings, cancellationToken) is { } reached)
        {
            return TrialResult.Failed(reached);
        }

        var run = new EvaluationRun($"trial-{Guid.NewGuid():n}", "", evaluator.Id, evaluator.Name, evaluator.Latest.Version, row.TraceId, row.Id, EvaluationRun.Running, NowUs());
        return await AskAsync(projectId, evaluator, run, connection, question, settings, cancellationToken);
    }

    private async Task<TrialResult> AskAsync(
        string projectId, Evaluator evaluator, EvaluationRun run, LlmConnection connection, JudgeQuestion question, EvaluationSettings settings, CancellationToken cancellationToken)
    {
        var startUs = NowUs();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.CallTimeoutSeconds));
        JudgeReply? reply = null;
        JudgeAnswer? answer = null;
        string? failure = null;
        try
        {
            reply = await judge.AskAsync(connection, question, patience.Token);
            answer = JudgeAnswer.Read(reply.Text, question.Output!);
        }
        catch (JudgeException exception)
        {
            failure = exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            failure = FormattableString.Invariant($"the judge did not answer within {settings.CallTimeoutSeconds} s");
        }

        var call = await trace.RecordAsync(projectId, run, evaluator, question, reply, failure, startUs, cancellationToken);
        await queue.SpendAsync(projectId, call.TotalCost ?? 0, cancellationToken);
        return new TrialResult(answer?.Scores ?? [], answer?.Reasoning, failure, call.TotalCost, question.MessagesJson);
    }

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}

/// <summary>What came of a trial.</summary>
/// <param name="Messages">What the judge was asked, as JSON.</param>
internal sealed record TrialResult(IReadOnlyList<EvaluatedScore> Scores, string? Comment, string? Error, double? Cost, string? Messages)
{
    public static TrialResult Failed(string error) => new([], null, error, null, null);
}
