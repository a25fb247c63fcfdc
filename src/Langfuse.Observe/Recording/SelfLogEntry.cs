namespace Langfuse.Observe.Recording;

/// <summary>One message about the library itself.</summary>
internal readonly record struct SelfLogEntry(SelfLogLevel Level, string Message, Exception? Exception);

internal enum SelfLogLevel
{
    Warning,
    Error,
}
