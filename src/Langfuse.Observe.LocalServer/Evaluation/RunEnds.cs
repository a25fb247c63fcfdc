using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Ingestion;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>
/// Keeps what came of runs: the call, then the scores, then the run, so that a run that has ended has its score. What ends while others are being written is written
/// together after them: the more judges answer at once, the less each costs.
/// </summary>
internal sealed class RunEnds(ISpanStore spans, ScoreWriter scores, RunQueue queue)
{
    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private bool _isWriting;

    /// <summary>Completes when it is kept.</summary>
    public Task WriteAsync(string projectId, EndedRun ended)
    {
        var waiting = new Waiting(projectId, ended);
        lock (_gate)
        {
            _waiting.Add(waiting);
            if (_isWriting)
            {
                return waiting.Kept.Task;
            }

            _isWriting = true;
        }

        _ = WriteAllAsync();
        return waiting.Kept.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } taken)
        {
            foreach (var ofProject in taken.GroupBy(item => item.ProjectId, StringComparer.Ordinal))
            {
                await WriteAsync(ofProject.Key, [.. ofProject]);
            }
        }
    }

    private List<Waiting> Take()
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
    private async Task WriteAsync(string projectId, List<Waiting> items)
    {
        try
        {
            List<Observation> calls = [.. items.Select(item => item.Ended.Call).OfType<Observation>()];
            if (calls.Count > 0)
            {
                await spans.WriteAsync(JudgeProject.IdOf(projectId), calls, CancellationToken.None);
            }

            await scores.PutAsync(projectId, [.. items.SelectMany(item => item.Ended.Scores)], CancellationToken.None);
            await queue.PutAsync(projectId, [.. items.Select(item => item.Ended)], CancellationToken.None);
            items.ForEach(item => item.Kept.TrySetResult());
        }
        catch (Exception exception)
        {
            items.ForEach(item => item.Kept.TrySetException(exception));
        }
    }

    private sealed record Waiting(string ProjectId, EndedRun Ended)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
