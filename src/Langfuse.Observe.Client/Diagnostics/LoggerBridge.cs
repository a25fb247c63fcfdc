using Langfuse.Observe.Recording;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe;

/// <summary>Leads what the library says about itself to a logger of category <c>Langfuse.Observe</c>.</summary>
internal static class LoggerBridge
{
    public const string Category = "Langfuse.Observe";

    public static void Use(ILoggerFactory? factory)
    {
        if (factory is null)
        {
            return;
        }

        var logger = factory.CreateLogger(Category);
        SelfLog.Writer = entry => Log(logger, entry);
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
