namespace Langfuse.Observe.Recording;

/// <summary>Runs work of ours where nobody but the process would catch what it throws: finalizers, handlers of events and signals, callbacks of
/// listeners. It is reported, and the program goes on.</summary>
internal static class Guard
{
    /// <param name="where">What it is, for the message.</param>
    /// <param name="work">The work.</param>
    public static void Run(string where, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced(where, exception);
        }
    }

    /// <inheritdoc cref="Run"/>
    public static void Run<T>(string where, T state, Action<T> work)
    {
        try
        {
            work(state);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced(where, exception);
        }
    }
}
