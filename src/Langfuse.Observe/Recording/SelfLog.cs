using System.Collections.Concurrent;

namespace Langfuse.Observe.Recording;

/// <summary>Where the library says what went wrong with itself. It never throws and never repeats itself without end.</summary>
internal static class SelfLog
{
    private const int MostRemembered = 1000;

    private static readonly ConcurrentDictionary<string, bool> s_saidOnce = new(StringComparer.Ordinal);

    /// <summary>Takes the messages; standard error until a client with a logger sets it.</summary>
    public static Action<SelfLogEntry>? Writer { get; set; }

    public static void Warn(string message, Exception? exception = null) => Write(new(SelfLogLevel.Warning, message, exception));

    public static void Error(string message, Exception? exception = null) => Write(new(SelfLogLevel.Error, message, exception));

    /// <summary>Warns the first time that <paramref name="key"/> comes up.</summary>
    public static void WarnOnce(string key, string message, Exception? exception = null)
    {
        if (s_saidOnce.Count < MostRemembered && s_saidOnce.TryAdd(key, true))
        {
            Warn(message, exception);
        }
    }

    /// <summary>A fault of ours that was kept from the user's code.</summary>
    public static void Fenced(string where, Exception exception) =>
        WarnOnce("fenced:" + where + exception.GetType().FullName, $"Recording failed in {where}; the program goes on. {MessageOf(exception)}", exception);

    /// <summary>Exceptions of the user's may throw when they are asked.</summary>
    private static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
#pragma warning disable CA1031 // what says that something failed must not fail
        catch
        {
            return exception.GetType().FullName ?? "";
        }
#pragma warning restore CA1031
    }

    /// <summary>Names and answers in a message come from elsewhere: what would steer a terminal is shown as an escape instead.</summary>
    private static string Shown(string message)
    {
        if (!message.AsSpan().ContainsAnyInRange('\0', '\u001F') && !message.AsSpan().ContainsAnyInRange('\u007F', '\u009F'))
        {
            return message;
        }

        var shown = new System.Text.StringBuilder(message.Length + 16);
        foreach (var character in message)
        {
            _ = char.IsControl(character) && character is not '\n'
                ? shown.Append("\\u").Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture))
                : shown.Append(character);
        }

        return shown.ToString();
    }

    /// <summary>Forgets what was said; for tests.</summary>
    internal static void Reset() => s_saidOnce.Clear();

    public static void Write(SelfLogEntry entry)
    {
        try
        {
            entry = entry with { Message = Shown(entry.Message) };
            if (Writer is { } writer)
            {
                writer(entry);
            }
            else if (entry.Level != SelfLogLevel.Debug)
            {
                Console.Error.WriteLine($"langfuse {(entry.Level == SelfLogLevel.Error ? "error" : "warning")}: {entry.Message}");
            }
        }
#pragma warning disable CA1031 // a log that fails must not fail the program
        catch
        {
        }
#pragma warning restore CA1031
    }
}
