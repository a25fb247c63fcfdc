using Langfuse.Observe.Recording;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Hosting;

/// <summary>Leads what the library says about itself to loggers of category <c>Langfuse.Observe</c>, one for each client that has any.</summary>
internal static class LoggerBridge
{
    public const string Category = "Langfuse.Observe";

    private static readonly object s_gate = new();
    private static readonly List<(ILoggerFactory Factory, LoggerLine Line)> s_uses = [];
    private static Action<SelfLogEntry>? s_before;
    private static volatile LoggerLine[] s_lines = [];

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

            s_uses.Add((factory, s_uses.Find(use => ReferenceEquals(use.Factory, factory)).Line ?? new LoggerLine(logger)));
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

            var line = s_uses[index].Line;
            s_uses.RemoveAt(index);
            if (!s_uses.Exists(use => use.Line == line))
            {
                line.Close();
            }

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

    private static void Publish() => s_lines = [.. s_uses.Select(static use => use.Line).Distinct()];

    private static void Write(SelfLogEntry entry)
    {
        s_before?.Invoke(entry);
        foreach (var line in s_lines)
        {
            line.Write(entry);
        }
    }
}
