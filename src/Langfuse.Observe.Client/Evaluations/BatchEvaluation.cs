using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Experiments;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Evaluations;

/// <summary>Runs evaluators over what is stored: as many at once as asked, none held longer than it takes, each scored once.</summary>
internal sealed class BatchEvaluation<TRecord>(
    LangfuseClient client, StoredKind<TRecord> kind, IReadOnlyList<StoredEvaluator<TRecord>> evaluators, BatchEvaluationOptions options, ResumePoint? before)
{
    private const int MostFailedIds = 1_000;
    private static readonly TimeSpan s_flush = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_betweenWrites = TimeSpan.FromSeconds(1);

    private readonly DonePrefix _prefix = new(before);
    private readonly ConcurrentDictionary<string, EvaluatorCount> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failedIds = new();
    private readonly object _gate = new();
    private long _evaluated;
    private long _skipped;
    private long _written;
    private int _isWriting;
    private string? _error;

    public async Task<BatchEvaluationResult> RunAsync(IAsyncEnumerable<TRecord> records, int maxConcurrency, CancellationToken cancellationToken)
    {
        var isComplete = false;
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(LeftAsync(records, cancellationToken), parallel, EvaluateAsync).ConfigureAwait(false);
            isComplete = _error is null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new BatchEvaluationCanceledException(await EndAsync(isComplete: false).ConfigureAwait(false), cancellationToken);
        }

        return await EndAsync(isComplete).ConfigureAwait(false);
    }

    private async Task<BatchEvaluationResult> EndAsync(bool isComplete)
    {
        var delivery = await client.FlushAsync(s_flush).ConfigureAwait(false);
        Write();
        return new()
        {
            Evaluated = _evaluated,
            Skipped = _skipped,
            Scores = _counts.Values.Sum(static count => count.Count),
            Failures = _counts.Values.Sum(static count => count.Failures),
            Evaluators = [.. _counts.Select(static count => count.Value.ToStatistics(count.Key)).OrderBy(static statistics => statistics.Name, StringComparer.Ordinal)],
            FailedIds = [.. _failedIds.Distinct()],
            Noun = kind.Noun,
            Error = _error,
            IsComplete = isComplete,
            ResumeToken = _prefix.Point?.ToString(),
            Delivery = delivery,
        };
    }

    /// <summary>What was not done before. When it cannot be read to the end, what is done stays done.</summary>
    private async IAsyncEnumerable<TRecord> LeftAsync(IAsyncEnumerable<TRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var reading = records.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await reading.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                _error = $"The {kind.Noun} could not be read to the end: {ItemRunner<object>.ErrorOf(exception)}";
                yield break;
            }

            if (before?.Covers(kind.Time(reading.Current), kind.Id(reading.Current)) == true)
            {
                _skipped++;
            }
            else
            {
                yield return reading.Current;
            }
        }
    }

    private async ValueTask EvaluateAsync(TRecord listed, CancellationToken cancellationToken)
    {
        var begun = _prefix.Begin(kind.Time(listed), kind.Id(listed));
        if (await CompleteAsync(listed, cancellationToken).ConfigureAwait(false) is { IsThere: true, Record: var record })
        {
            foreach (var evaluator in evaluators)
            {
                await EvaluateAsync(evaluator, record!, cancellationToken).ConfigureAwait(false);
            }
        }

        _prefix.End(begun);
        var evaluated = Interlocked.Increment(ref _evaluated);
        Report(evaluated);
        await WriteNowAndThenAsync().ConfigureAwait(false);
    }

    /// <summary>What the list left out. When it cannot be fetched, each of its judgements has failed.</summary>
    private async Task<(bool IsThere, TRecord? Record)> CompleteAsync(TRecord listed, CancellationToken cancellationToken)
    {
        try
        {
            return (true, kind.Complete is { } complete ? await complete(listed, cancellationToken).ConfigureAwait(false) : listed);
        }
        catch (LangfuseException exception)
        {
            foreach (var evaluator in evaluators)
            {
                Fail(evaluator, listed, exception);
            }

            return default;
        }
    }

    private async Task EvaluateAsync(StoredEvaluator<TRecord> evaluator, TRecord record, CancellationToken cancellationToken)
    {
        try
        {
            var given = await TimeLimit.RunAsync(
                token => evaluator.EvaluateAsync(record, token), options.EvaluatorTimeout, "the evaluator", cancellationToken).ConfigureAwait(false);
            var evaluations = ItemRunner<object>.Checked(evaluator.Name, given);
            for (var i = 0; i < evaluations.Count; i++)
            {
                Send(record, evaluations[i], i);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Fail(evaluator, record, exception);
        }
    }

    private void Fail(StoredEvaluator<TRecord> evaluator, TRecord record, Exception exception)
    {
        _counts.GetOrAdd(evaluator.Name, static _ => new()).Fail(ItemRunner<object>.ErrorOf(exception));
        if (_failedIds.Count < MostFailedIds)
        {
            _failedIds.Enqueue(kind.Id(record));
        }
    }

    /// <summary>The id of a score is made from what it judges and the name: judged again, that has it once.</summary>
    private void Send(TRecord record, Evaluation evaluation, int index)
    {
        var target = kind.Target(record);
        _counts.GetOrAdd(evaluation.Name, static _ => new()).Add(evaluation.Number);
        if (!options.WritesScores)
        {
            return;
        }

        using var environment = options.Environment is null ? null : Propagation.Enter(new PropagatedValues(Ambient.Current?.Propagated) { Environment = options.Environment });
        client.Score(
            evaluation.Name, evaluation.Value, traceId: target.TraceId, observationId: target.ObservationId, sessionId: target.SessionId,
            scoreId: ExperimentPlan.ScoreIdOf(kind.Id(record), evaluation.Name, index), comment: evaluation.Comment, configId: evaluation.ConfigId,
            metadata: evaluation.Metadata, dataType: evaluation.DataType);
    }

    private void Report(long evaluated)
    {
        if (options.Progress is not { } progress)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                progress.Report(new(evaluated, _prefix.Point?.ToString()));
            }
            catch (Exception exception)
            {
                SelfLog.Fenced("reporting progress", exception);
            }
        }
    }

    /// <summary>Writes the token once its scores are delivered.</summary>
    private async Task WriteNowAndThenAsync()
    {
        if (options.ResumeFile is null || TimeProvider.System.GetElapsedTime(_written) < s_betweenWrites || Interlocked.Exchange(ref _isWriting, 1) != 0)
        {
            return;
        }

        try
        {
            var point = _prefix.Point;
            if ((await client.FlushAsync(s_flush).ConfigureAwait(false)).Pending == 0)
            {
                Write(point);
            }

            _written = TimeProvider.System.GetTimestamp();
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    private void Write() => Write(_prefix.Point);

    private void Write(ResumePoint? point)
    {
        if (options.ResumeFile is not { } path || point is null)
        {
            return;
        }

        try
        {
            File.WriteAllText(path + ".new", point.ToString());
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            SelfLog.WarnOnce("resume:" + path, $"{path} cannot be written, so the evaluation cannot be resumed from it: {exception.Message}");
        }
    }
}
