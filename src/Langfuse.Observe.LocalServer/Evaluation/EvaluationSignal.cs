namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Wakes the evaluation before its time, when someone changed what it works on.</summary>
internal sealed class EvaluationSignal : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0, 1);

    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken already.
        }
    }

    public Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken) => _wake.WaitAsync(patience, cancellationToken);

    public void Dispose() => _wake.Dispose();
}
