namespace Langfuse.Observe.Delivery;

/// <summary>What a pump waits for, and how it is woken: cheap for threads that record, who only signal when it waits for what they did.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Threads that record may still wake it after its end.")]
internal sealed class PumpSignal
{
    private readonly SemaphoreSlim _signal = new(0);
    private int _state = (int)PipelineState.Awake;

    public PipelineState State => (PipelineState)Volatile.Read(ref _state);

    /// <remarks>A full fence on both sides: either the pump sees what was queued, or the caller sees that the pump waits.</remarks>
    public void Enter(PipelineState state) => Interlocked.Exchange(ref _state, (int)state);

    public void Wake()
    {
        if (Interlocked.Exchange(ref _state, (int)PipelineState.Awake) != (int)PipelineState.Awake)
        {
            _signal.Release();
        }
    }

    /// <returns>False when nobody woke it in this time.</returns>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken stop) => _signal.WaitAsync(longest, stop);

    /// <summary>A signal that came as the pump woke by itself would end its next wait too early.</summary>
    public void Forget()
    {
        while (_signal.Wait(0))
        {
        }
    }
}
