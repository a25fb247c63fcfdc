namespace Langfuse.Observe.Delivery.Http;

/// <summary>What all requests of a client share: whether the server may be asked, and when they are to end.</summary>
internal sealed class ServerLink : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenSource _giveUp = new();

    public ServerLink() => Stop = _stop.Token;

    public Circuit Circuit { get; } = new();

    /// <summary>Cancelled when the client ends.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Cancelled when requests under way are given up; then there is a new one for the next.</summary>
    public CancellationToken GivenUp => Volatile.Read(ref _giveUp).Token;

    /// <summary>Gives up all requests under way, as if they had timed out.</summary>
    /// <param name="pause">For so long no other request is made.</param>
    public void GiveUpRequests(TimeSpan pause)
    {
        Circuit.Pause(pause);

        // On another thread: what a user's handler has registered on its token may never return.
        _ = Interlocked.Exchange(ref _giveUp, new()).CancelAsync();
    }

    /// <summary>Ends everything. Does not wait for it.</summary>
    public void End() => _ = _stop.CancelAsync();

    public void Dispose() => Circuit.Dispose();
}
