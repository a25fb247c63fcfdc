using Langfuse.Observe.Recording;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Hosting;

/// <summary>Leads what the library says about itself to loggers of category <c>Langfuse.Observe</c>, one for each client that has any.</summary>
internal static class LoggerBridge
{
    public const string Category = "Langfuse.Observe";

    private static readonly object s_gate = new();
    private static readonly List<(ILoggerFactory Factory, ILogger Logger)> s_uses = [];
    private static Action<SelfLogEntry>? s_before;
    private static volatile ILogger[] s_loggers = [];

    public static void Use(ILoggerFactory factory)
    {
        lock (s_gate)
        {
            if (LoggerOf(factory) is not { } logger)
            {
                return;
            }

            if (s_uses.Count == 0)
            {
                s_before = SelfLog.Writer;
                SelfLog.Writer = Write;
            }

            s_uses.Add((factory, logger));
            Publish();
        }
    }

    /// <summary>The factory is about to be disposed with its host: no message may go there any more.</summary>
    public static void Release(ILoggerFactory? factory)
    {
        lock (s_gate)
        {
            var index = s_uses.FindIndex(use => ReferenceEquals(use.Factory, factory));
            if (index < 0)
            {
                return;
            }

            s_uses.RemoveAt(index);
            Publish();
            if (s_uses.Count == 0)
            {
                SelfLog.Writer = s_before;
            }
        }
    }

    /// <summary>Null when the factory fails, as one does that has been disposed: a client starts without its log.</summary>
    private static ILogger? LoggerOf(ILoggerFactory factory)
    {
        try
        {
            return factory.CreateLogger(Category);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("making a logger with the LoggerFactory of the options", exception);
            return null;
        }
    }

    private static void Publish() => s_loggers = [.. s_uses.DistinctBy(static use => use.Factory).Select(static use => use.Logger)];

    private static void Write(SelfLogEntry entry)
    {
        s_before?.Invoke(entry);
        var level = entry.Level switch
        {
            SelfLogLevel.Debug => LogLevel.Debug,
            SelfLogLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        foreach (var logger in s_loggers)
        {
            try
            {
                logger.Log(level, new EventId(entry.EventId), entry.Message, entry.Exception, static (message, _) => message);
            }
#pragma warning disable CA1031 // there is no place left to say it, and the next logger is to hear of the entry
            catch
            {
            }
#pragma warning restore CA1031
        }
    }
}
