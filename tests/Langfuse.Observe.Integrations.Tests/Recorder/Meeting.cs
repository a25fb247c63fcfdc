namespace Langfuse.Observe.Integrations.Tests.Recorder;

/// <summary>Where a number of flows wait for each other: nobody goes on before all are there.</summary>
internal sealed class Meeting(int flows)
{
    private readonly TaskCompletionSource _allAreHere = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = flows;

    public Task ArriveAsync()
    {
        if (Interlocked.Decrement(ref _missing) == 0)
        {
            _allAreHere.SetResult();
        }

        return _allAreHere.Task;
    }
}
