namespace Langfuse.Observe.Delivery;

/// <summary>Work of the library's own, in no one's context: what is current at the caller must neither be seen there nor be kept alive.</summary>
internal static class Background
{
    public static Task Run(Action work)
    {
        // Suppressing what is suppressed was an error in earlier versions of .NET.
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(work);
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(work);
        }
    }
}
