namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Calls an async void method and waits for it, as a user interface's context does.</summary>
public sealed class VoidCaller : SynchronizationContext
{
    private readonly TaskCompletionSource<int> _done = new();
    private Exception? _exception;

    public static Task<int> RunAsync(Action call)
    {
        var before = Current;
        var context = new VoidCaller();
        SetSynchronizationContext(context);
        try
        {
            call();
        }
        finally
        {
            SetSynchronizationContext(before);
        }

        return context._done.Task;
    }

    // The exception of an async void method is posted before it is said to be complete.
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.QueueUserWorkItem(_ =>
    {
        SetSynchronizationContext(this);
        try
        {
            d(state);
        }
        catch (Exception exception)
        {
            _exception = exception;
            Finish();
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    });

    public override void OperationCompleted()
    {
        // A posted exception is on its way: it finishes.
        if (Work.Outcome is not (Outcome.Throws or Outcome.ThrowsLater or Outcome.Cancelled))
        {
            Finish();
        }
    }

    private void Finish()
    {
        if (_exception is null)
        {
            _done.TrySetResult(7);
        }
        else
        {
            _done.TrySetException(_exception);
        }
    }
}
