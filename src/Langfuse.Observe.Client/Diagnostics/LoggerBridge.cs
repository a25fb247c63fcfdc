using Langfuse.Observe.Recording;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe;

/// <summary>Leads what the library says about itself to a logger of category <c>Langfuse.Observe</c>.</summary>
internal static class LoggerBridge
{
    public const string Category = "Langfuse.Observe";

    private static readonly object Gate = new();
    private static ILoggerFactory? s_factory;
    private static Action<SelfLogEntry>? s_writer;

    public static void Use(ILoggerFactory? factory)
    {
        if (factory is null)
        {
            return;
        }

        lock (Gate)
        {
            var logger = factory.CreateLogger(Category);
            s_factory = factory;
            s_writer = entry => Log(logger, entry);
            SelfLog.Writer = s_writer;
        }
    }

    /// <summary>The factory is about to be disposed with its host: no message may go there any more.</summary>
    public static void Release(ILoggerFactory? factory)
    {
        lock (Gate)
        {
            if (factory is not null && ReferenceEquals(s_factory, factory) && ReferenceEquals(SelfLog.Writer, s_writer))
            {
                SelfLog.Writer = null;
                s_factory = null;
            }
        }
    }

    private static void Log(ILogger logger, SelfLogEntry entry)
    {
        var level = entry.Level switch
        {
            SelfLogLevel.Debug => LogLevel.Debug,
            SelfLogLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        logger.Log(level, new EventId(entry.EventId), entry.Message, entry.Exception, static (message, _) => message);
    }
}
