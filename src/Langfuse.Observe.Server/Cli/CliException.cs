namespace Langfuse.Observe.Server.Cli;

/// <summary>A command cannot go on: who, what and the cure, for the person at the terminal.</summary>
internal sealed class CliException(string message, int exitCode = CommandLine.Failure, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>The status of the answer that it stems from, or 0.</summary>
    public int Status { get; init; }
}
