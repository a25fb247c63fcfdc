using Langfuse.Observe.Recording;
using Langfuse.Observe.Runs;

namespace Langfuse.Observe;

/// <summary>A run that is being recorded. No member throws; while the sink is off they do nothing.</summary>
public sealed class AgentRun : IAsyncDisposable
{
    private readonly LangfuseRunSink _sink;
    private readonly RunRecorder? _recorder;
    private int _ended;

    internal AgentRun(LangfuseRunSink sink, string runId, RunRecorder? recorder)
    {
        _sink = sink;
        _recorder = recorder;
        RunId = runId;
        TraceId = recorder?.TraceId ?? TraceIdOf(runId);
    }

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>The id of the run's trace: the run's id when that is one (32 lower-case hex digits), else made from it.</summary>
    public string TraceId { get; }

    /// <summary>Records a step.</summary>
    /// <param name="action">What was done.</param>
    /// <param name="code">The code that was run.</param>
    /// <param name="success">Whether it worked.</param>
    /// <param name="output">What came of it.</param>
    /// <param name="reward">The reward for it.</param>
    /// <param name="error">What went wrong; shown as the step's status message.</param>
    /// <remarks>Action, code and output are cut at 500 characters.</remarks>
    public void Step(string action, string code = "", bool success = true, string output = "", double reward = 0, string? error = null)
    {
        if (Volatile.Read(ref _ended) == 0)
        {
            _recorder?.Step(action, code, success, output, reward, error);
        }
    }

    /// <summary>Ends the run: output, the scores <c>reward</c> (the sum of the rewards) and <c>completed</c>, and a flush. A second end does nothing.</summary>
    /// <param name="completed">Whether the task was done.</param>
    /// <param name="finalAnswer">The run's answer, cut at 500 characters.</param>
    /// <param name="cancellationToken">Ends the wait for the flush early. Nothing is lost by that.</param>
    public Task CompleteAsync(bool completed = true, string? finalAnswer = null, CancellationToken cancellationToken = default) =>
        EndAsync(completed, finalAnswer, null, cancellationToken);

    /// <summary>Ends the run as not completed, unless it has ended.</summary>
    public async ValueTask DisposeAsync() =>
        await EndAsync(completed: false, null, "the run was disposed before it was completed", CancellationToken.None).ConfigureAwait(false);

    internal static string TraceIdOf(string? runId) =>
        runId is { Length: 32 } && runId.All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f')) && runId.Any(static digit => digit != '0')
            ? runId
            : LangfuseClient.CreateTraceId(seed: runId);

    private async Task EndAsync(bool completed, string? finalAnswer, string? problem, CancellationToken cancellationToken)
    {
        if (_recorder is not { } recorder || Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        try
        {
            recorder.End(completed, finalAnswer, problem);
            if (await _sink.IsAvailableAsync().ConfigureAwait(false))
            {
                await recorder.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("ending a run", exception);
        }
    }
}
