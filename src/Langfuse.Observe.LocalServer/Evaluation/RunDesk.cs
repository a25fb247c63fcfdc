using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>
/// Hands out the runs that are due, within the bound on calls at the same time, and keeps what came of them: the call, then the scores, then the run, so that a run that
/// has ended has its score. What ends while others are being written is written together after them, and what is due next is taken in the same transaction.
/// </summary>
internal sealed class RunDesk(ICatalogue catalogue, ISpanStore spans, ScoreWriter scores, RunQueue queue)
{
    private readonly Lock _gate = new();

    // Calls at the same time, by project.
    private readonly Dictionary<string, int> _busy = new(StringComparer.Ordinal);
    private List<Ending> _waiting = [];
    private bool _isWriting;

    /// <summary>Takes what is due, as far as there is room for calls. Each that is taken is to be brought back by <see cref="NextAsync"/>.</summary>
    public async Task<IReadOnlyList<TakenRun>> TakeAsync(string projectId, CancellationToken cancellationToken)
    {
        // Read each time: a bound that was just lowered holds for the next call.
        var most = EvaluationSettings.Of(catalogue, projectId).MaxConcurrency;
        var places = Reserve(projectId, most);
        if (places <= 0)
        {
            return [];
        }

        IReadOnlyList<TakenRun> taken = [];
        try
        {
            return taken = await TurnAsync(projectId, [], places, places, cancellationToken);
        }
        finally
        {
            Release(projectId, places - taken.Count);
        }
    }

    /// <summary>Keeps what came of a run (null when there is nothing to keep), and takes another; null when none is due, there is no more room, or the server stops.</summary>
    public Task<TakenRun?> NextAsync(string projectId, EndedRun? ended, CancellationToken stoppingToken)
    {
        var ending = new Ending(projectId, ended, stoppingToken);
        lock (_gate)
        {
            _waiting.Add(ending);
            if (_isWriting)
            {
                return ending.Next.Task;
            }

            _isWriting = true;
        }

        _ = KeepAllAsync();
        return ending.Next.Task;
    }

    private async Task KeepAllAsync()
    {
        while (Waiting() is { Count: > 0 } waiting)
        {
            foreach (var ofProject in waiting.GroupBy(item => item.ProjectId, StringComparer.Ordinal))
            {
                await KeepAsync(ofProject.Key, [.. ofProject]);
            }
        }
    }

    private List<Ending> Waiting()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            _isWriting = taken.Count > 0;
            return taken;
        }
    }

    // Without a token: what was asked and answered is kept also while the server stops.
    private async Task KeepAsync(string projectId, List<Ending> endings)
    {
        IReadOnlyList<TakenRun> next = [];
        Exception? failure = null;
        try
        {
            List<EndedRun> ended = [.. endings.Select(item => item.Ended).OfType<EndedRun>()];
            List<Observation> calls = [.. ended.Select(item => item.Call).OfType<Observation>()];
            if (calls.Count > 0)
            {
                await spans.WriteAsync(JudgeProject.IdOf(projectId), calls, CancellationToken.None);
            }

            await scores.PutAsync(projectId, [.. ended.SelectMany(item => item.Scores)], CancellationToken.None);
            next = await TurnAsync(projectId, ended, endings.Count(item => !item.StoppingToken.IsCancellationRequested), endings.Count, CancellationToken.None);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        Release(projectId, endings.Count - next.Count);
        for (var index = 0; index < endings.Count; index++)
        {
            endings[index].End(index < next.Count ? next[index] : null, failure);
        }
    }

    // Of the places that are ours, as many as the bound of this moment leaves beside the others.
    private Task<IReadOnlyList<TakenRun>> TurnAsync(string projectId, IReadOnlyList<EndedRun> ended, int wanted, int ours, CancellationToken cancellationToken)
    {
        var others = Busy(projectId) - ours;
        return queue.TurnAsync(projectId, ended, settings => Math.Min(wanted, settings.MaxConcurrency - others), cancellationToken);
    }

    private int Reserve(string projectId, int most)
    {
        lock (_gate)
        {
            var busy = _busy.GetValueOrDefault(projectId);
            _busy[projectId] = Math.Max(busy, most);
            return _busy[projectId] - busy;
        }
    }

    private void Release(string projectId, int places)
    {
        lock (_gate)
        {
            _busy[projectId] -= places;
        }
    }

    private int Busy(string projectId)
    {
        lock (_gate)
        {
            return _busy.GetValueOrDefault(projectId);
        }
    }

    private sealed record Ending(string ProjectId, EndedRun? Ended, CancellationToken StoppingToken)
    {
        public TaskCompletionSource<TakenRun?> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End(TakenRun? next, Exception? failure)
        {
            if (failure is null)
            {
                Next.SetResult(next);
            }
            else
            {
                Next.SetException(failure);
            }
        }
    }
}
