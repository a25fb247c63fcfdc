using System.Collections.Concurrent;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>A context with one thread of its own, as a user interface has.</summary>
internal sealed class PumpContext : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

    public static Task<int> RunAsync(Func<Task<int>> call)
    {
        var result = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture()!;
        var thread = new Thread(() => ExecutionContext.Run(context, _ => new PumpContext().Pump(call, result), null)) { IsBackground = true };
        thread.Start();
        return result.Task;
    }

    public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

    private void Pump(Func<Task<int>> call, TaskCompletionSource<int> result)
    {
        SetSynchronizationContext(this);
        _ = CallAsync(call, result);
        foreach (var (callback, state) in _posted.GetConsumingEnumerable())
        {
            callback(state);
        }
    }

    private async Task CallAsync(Func<Task<int>> call, TaskCompletionSource<int> result)
    {
        try
        {
            var value = await call();
            Work.Write("resumed on the context: " + ReferenceEquals(Current, this));
            result.SetResult(value);
        }
        catch (Exception exception)
        {
            result.SetException(exception);
        }
        finally
        {
            _posted.CompleteAdding();
        }
    }
}
