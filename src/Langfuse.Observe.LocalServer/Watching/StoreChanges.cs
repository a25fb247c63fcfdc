namespace Langfuse.Observe.LocalServer.Watching;

/// <summary>Tells of what this process has written and committed. What another server over the same store wrote is seen at the next slow look.</summary>
internal sealed class StoreChanges
{
    private long _looks;

    /// <summary>How often all loops together have looked.</summary>
    public long Looks => Interlocked.Read(ref _looks);

    /// <summary>Something that people set or make: a rule, an alert, an integration, a run that waits.</summary>
    public ChangeSignal Settings { get; } = new();

    /// <summary>Anything at all.</summary>
    public ChangeSignal Anything { get; } = new();

    public void Look() => Interlocked.Increment(ref _looks);

    public void Wrote() => Anything.Raise();

    public void Set()
    {
        Settings.Raise();
        Anything.Raise();
    }
}
