using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>Says what happened to the data of one client, each kind of trouble at most once a minute.</summary>
/// <param name="client">How messages name the client.</param>
/// <param name="debug">Whether every batch is logged.</param>
internal sealed class DeliveryLog(string client, bool debug)
{
    private const long MinuteInMilliseconds = 60_000;

    // 0 where nothing was said yet.
    private readonly long[] _lastSaid = new long[DeliveryEvents.Count];
    private LastProblem? _last;
    private int _isFailing;
    private int _isMisconfigured;

    /// <summary>How messages name the client.</summary>
    public string Client => client;

    /// <summary>The last thing that went wrong.</summary>
    public LastProblem? Last => Volatile.Read(ref _last);

    public void TryingLater(string problem)
    {
        Volatile.Write(ref _isFailing, 1);
        Say(DeliveryEvents.Unreachable, SelfLogLevel.Warning,
            $"the server does not take data at the moment: {problem}. What is recorded waits and is sent again; check the address (LANGFUSE_BASE_URL) if this lasts.");
    }

    /// <summary>Keys or address are wrong, and what waits is kept. Said once, until the server takes data again.</summary>
    public void Misconfigured(string problem)
    {
        Volatile.Write(ref _isFailing, 1);
        var message = $"keys or address are refused: {problem}. What is recorded is kept in the spool directory and sent when LANGFUSE_PUBLIC_KEY, LANGFUSE_SECRET_KEY "
            + "and LANGFUSE_BASE_URL are those of a Langfuse project.";
        Remember(message);
        if (Interlocked.Exchange(ref _isMisconfigured, 1) == 0)
        {
            Write(DeliveryEvents.Unauthorized, SelfLogLevel.Error, message);
        }
    }

    public void Unauthorized(string problem, long count)
    {
        Volatile.Write(ref _isFailing, 1);
        Say(DeliveryEvents.Unauthorized, SelfLogLevel.Error,
            $"the keys were refused, so {Quantity.Of(count, "item")} {Quantity.Were(count)} dropped: {problem}. Check that LANGFUSE_PUBLIC_KEY, LANGFUSE_SECRET_KEY and LANGFUSE_BASE_URL "
            + "belong together; LANGFUSE_SPOOL_DIRECTORY keeps what is recorded meanwhile.");
    }

    public void WrongAddress(string problem, long count) =>
        Say(DeliveryEvents.Rejected, SelfLogLevel.Error,
            $"{Quantity.Of(count, "item")} {Quantity.Were(count)} refused and dropped: {problem}. A 3xx, 404 or 405 means that LANGFUSE_BASE_URL is not the address of a Langfuse server; "
            + "LANGFUSE_SPOOL_DIRECTORY keeps what is recorded meanwhile.");

    /// <summary>Some of what a collector took, it says, it took not.</summary>
    public void Rejected(string problem, long count) =>
        Say(DeliveryEvents.Rejected, SelfLogLevel.Error, $"{Quantity.Of(count, "item")} {Quantity.Were(count)} refused and dropped: {problem}.");

    /// <summary>One unit was refused alone.</summary>
    public void Refused(string label, string problem) =>
        Say(DeliveryEvents.Rejected, SelfLogLevel.Error, $"{label} was refused and dropped: {problem}.");

    public void TooLarge(string label, int bytes, string problem, int maxFieldBytes) =>
        Say(DeliveryEvents.Rejected, SelfLogLevel.Error,
            $"{label} has {Quantity.Of(bytes, "byte")}, more than the server takes, and was dropped: {problem}. Lower MaxFieldBytes (it is {maxFieldBytes}), or record less of it.");

    public void TooLong(string problem) => Say(DeliveryEvents.Rejected, SelfLogLevel.Error, $"one item was dropped: {problem}");

    public void ScoreRefused(string name, string problem) =>
        Say(DeliveryEvents.ScoreRefused, SelfLogLevel.Error, $"score '{name}' was refused and dropped: {problem}");

    public void ScoreInvalid(string message)
    {
        Remember(message);
        Write(DeliveryEvents.ScoreInvalid, SelfLogLevel.Error, message);
    }

    public void Overflow(long dropped, LangfuseOptions options) =>
        Say(DeliveryEvents.Overflow, SelfLogLevel.Warning,
            $"more is recorded than can be sent: {Quantity.Of(dropped, "item")} {Quantity.Were(dropped)} dropped so far, the oldest traces first. Raise MaxQueueLength ({options.MaxQueueLength}) or "
            + $"MaxQueueBytes ({options.MaxQueueBytes}), {(options.SpoolDirectory is { Length: > 0 } ? "" : "set LANGFUSE_SPOOL_DIRECTORY, ")}or lower LANGFUSE_SAMPLE_RATE.");

    public void SpoolUnusable(string directory, string problem) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning,
            $"the spool directory '{directory}' cannot be used: {problem.TrimEnd('.')}. What does not fit into memory is dropped and counted. Check LANGFUSE_SPOOL_DIRECTORY: its free space and the right to write.");

    public void SpoolDamaged(string path, long count) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning,
            $"{Quantity.Of(count, "item")} of the spool file '{path}' {Quantity.Were(count)} damaged and dropped; what else it holds is sent. Check the disk.");

    public void SpoolNewer(string path) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning,
            $"the spool file '{path}' is of a format that this version does not know, and is left alone. A version that wrote it sends it; delete it if there is none.");

    public void SpoolGone(long count, string directory) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning,
            $"{Quantity.Of(count, "item")} that waited in '{directory}' {Quantity.Were(count)} taken away by somebody else: sent by another process that shares the directory, or deleted. Counted as Gone.");

    public void SpoolDropped(DropReason reason, long count, LangfuseOptions options) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning,
            $"{Quantity.Of(count, "item")} of the spool {Quantity.Were(count)} dropped, the oldest first: " + (reason == DropReason.SpoolExpired
                ? $"they waited for longer than MaxSpoolAge ({options.MaxSpoolAge})."
                : $"the spool has reached MaxSpoolBytes ({options.MaxSpoolBytes}). Raise it if the disk has room."));

    public void SpoolOfOtherKey(string name, long count, string directory) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning,
            $"'{directory}' holds {Quantity.Of(count, "item")} of public key '{name}', which nobody sends. If that is an earlier key of the same project, add it to SpoolPreviousPublicKeys "
            + "(LANGFUSE_SPOOL_PREVIOUS_PUBLIC_KEYS); if its project is no more, delete the directory of that name.");

    public void ShutdownIncomplete(long left) =>
        Say(DeliveryEvents.ShutdownIncomplete, SelfLogLevel.Warning, $"{Quantity.Of(left, "item")} could not be delivered within the time for the shutdown and {Quantity.Were(left)} dropped. "
            + "Raise ShutdownTimeout, or set LANGFUSE_SPOOL_DIRECTORY to keep them for the next start.");

    /// <summary>Said whenever it happens: it is the last thing that such a process says.</summary>
    public void EndedIncomplete(long left)
    {
        var message = $"the process ends without disposing it, and {Quantity.Of(left, "item")} could not be delivered in the 2 s that are left then. They are lost if it ends now. "
            + "Dispose the client (await using), or set LANGFUSE_SPOOL_DIRECTORY to keep them for the next start.";
        Remember(message);
        Write(DeliveryEvents.ShutdownIncomplete, SelfLogLevel.Warning, message);
    }

    /// <summary>Observations started by hand that nobody ended. Whoever calls says each place once.</summary>
    public void NeverEnded(int count, string named, bool hasMore, bool isDebug)
    {
        var message = $"{Quantity.Of(count, "observation")} {Quantity.Were(count)} started by hand and never ended, and {Quantity.Were(count)} not recorded: {named}{(hasMore ? " and more" : "")}. "
            + "Write 'using' before the start, or call End() in a finally; a stream of a chat client ends when its enumerator is disposed."
            + (isDebug ? "" : " LANGFUSE_DEBUG=true names the file and line.");
        Remember(message);
        Write(DeliveryEvents.NeverEnded, SelfLogLevel.Warning, message);
    }

    public void MediaProblem(string problem) => Say(DeliveryEvents.MediaProblem, SelfLogLevel.Warning, problem);

    public void Sent(UnitKind kind, int count, long bytes)
    {
        Volatile.Write(ref _isMisconfigured, 0);
        if (Interlocked.Exchange(ref _isFailing, 0) == 1)
        {
            Write(DeliveryEvents.Recovered, SelfLogLevel.Debug, "the server takes data again.");
        }

        if (debug)
        {
            Write(DeliveryEvents.BatchSent, SelfLogLevel.Debug, $"sent {Quantity.Of(count, kind == UnitKind.Score ? "score" : "observation")} in {Quantity.Of(bytes, "byte")}.");
        }
    }

    private void Say(int eventId, SelfLogLevel level, string message)
    {
        Remember(message);
        var now = Environment.TickCount64;
        var last = Volatile.Read(ref _lastSaid[eventId]);
        if ((last == 0 || now - last >= MinuteInMilliseconds) && Interlocked.CompareExchange(ref _lastSaid[eventId], now, last) == last)
        {
            Write(eventId, level, message);
        }
    }

    private void Remember(string message) => Volatile.Write(ref _last, new($"{client}: {message}", DateTimeOffset.UtcNow));

    private void Write(int eventId, SelfLogLevel level, string message) => SelfLog.Write(new(level, $"{client}: {message}", null, eventId));
}
