namespace Langfuse.Observe.Hosting;

/// <summary>Which ends of the process a client flushes at by itself.</summary>
internal enum ExitHookMode
{
    /// <summary>The end of the process: the host sees to Ctrl+C and other signals.</summary>
    ProcessExit,

    /// <summary>The end of the process, and the signals that end it.</summary>
    ProcessExitAndInterrupt,
}
