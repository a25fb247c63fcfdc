namespace Langfuse.Observe.Recording;

/// <summary>One message about the library itself.</summary>
/// <param name="EventId">Which kind of message, for loggers; 0 where no kind is named.</param>
internal readonly record struct SelfLogEntry(SelfLogLevel Level, string Message, Exception? Exception, int EventId = 0);

internal enum SelfLogLevel
{
    Debug,
    Warning,
    Error,
}
