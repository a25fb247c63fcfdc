namespace RagPipeline;

/// <summary>Something that the person at the terminal can mend: shown as one message, without a stack.</summary>
/// <param name="message">Who, what and the cure.</param>
/// <param name="exitCode">2 for a wrong command, 1 for a service that failed.</param>
public sealed class UserException(string message, int exitCode = 2) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
