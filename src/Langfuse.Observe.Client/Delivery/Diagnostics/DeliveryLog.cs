using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>Says what happened to the data, each kind of trouble at most once a minute.</summary>
internal sealed class DeliveryLog(bool debug)
{
    private const long MinuteInMilliseconds = 60_000;

    // 0 where nothing was said yet.
    private readonly long[] _lastSaid = new long[DeliveryEvents.Count];
    private int _isFailing;

    public void TryingLater(string problem)
    {
        Volatile.Write(ref _isFailing, 1);
        Say(DeliveryEvents.Unreachable, SelfLogLevel.Warning,
            $"Langfuse does not take data at the moment: {problem}. What is recorded waits and is sent again; check the address (LANGFUSE_BASE_URL) if this lasts.");
    }

    public void Unauthorized(string problem, long count)
    {
        Volatile.Write(ref _isFailing, 1);
        Say(DeliveryEvents.Unauthorized, SelfLogLevel.Error,
            $"Langfuse refused the keys, so {count} items were dropped: {problem}. Check that LANGFUSE_PUBLIC_KEY, LANGFUSE_SECRET_KEY and LANGFUSE_BASE_URL belong together.");
    }

    public void Rejected(string problem, long count) =>
        Say(DeliveryEvents.Rejected, SelfLogLevel.Error, $"Langfuse refused {count} items, which were dropped: {problem}. A 3xx, 404 or 405 means that LANGFUSE_BASE_URL is not the address of a Langfuse server.");

    public void TooLong(string problem) => Say(DeliveryEvents.Rejected, SelfLogLevel.Error, $"One item was dropped: {problem}");

    public void ScoreRefused(string name, string problem) =>
        Say(DeliveryEvents.ScoreRefused, SelfLogLevel.Error, $"Langfuse refused score '{name}', which was dropped: {problem}");

    public static void ScoreInvalid(string message) => SelfLog.Write(new(SelfLogLevel.Error, message, null, DeliveryEvents.ScoreInvalid));

    public void Overflow(long dropped, LangfuseOptions options) =>
        Say(DeliveryEvents.Overflow, SelfLogLevel.Warning,
            $"More is recorded than can be sent: {dropped} items were dropped so far, the oldest traces first. Raise MaxQueueLength ({options.MaxQueueLength}) or "
            + $"MaxQueueBytes ({options.MaxQueueBytes}), set LANGFUSE_SPOOL_DIRECTORY, or lower LANGFUSE_SAMPLE_RATE.");

    public void SpoolProblem(string problem) =>
        Say(DeliveryEvents.SpoolProblem, SelfLogLevel.Warning, $"The spool directory cannot be used: {problem} What does not fit into memory is dropped and counted. "
            + "Check LANGFUSE_SPOOL_DIRECTORY: its free space and the right to write.");

    public void ShutdownIncomplete(long left) =>
        Say(DeliveryEvents.ShutdownIncomplete, SelfLogLevel.Warning, $"{left} items could not be delivered within the time for the shutdown and were dropped. "
            + "Raise ShutdownTimeout, or set LANGFUSE_SPOOL_DIRECTORY to keep them for the next start.");

    /// <summary>Said whenever it happens: it is the last thing that such a process says.</summary>
    public static void EndedIncomplete(long left) => SelfLog.Write(new(
        SelfLogLevel.Warning,
        $"The process ends without disposing its LangfuseClient, and {left} items could not be delivered in the 2 s that are left then. They are lost if it ends now. "
            + "Dispose the client (await using), or set LANGFUSE_SPOOL_DIRECTORY to keep them for the next start.",
        null,
        DeliveryEvents.ShutdownIncomplete));

    public void MediaProblem(string problem) => Say(DeliveryEvents.MediaProblem, SelfLogLevel.Warning, problem);

    public void Sent(UnitKind kind, int count, long bytes)
    {
        if (Interlocked.Exchange(ref _isFailing, 0) == 1)
        {
            SelfLog.Write(new(SelfLogLevel.Debug, "Langfuse takes data again.", null, DeliveryEvents.Recovered));
        }

        if (debug)
        {
            SelfLog.Write(new(SelfLogLevel.Debug, $"Sent {count} {(kind == UnitKind.Score ? "scores" : "observations")} in {bytes} bytes.", null, DeliveryEvents.BatchSent));
        }
    }

    private void Say(int eventId, SelfLogLevel level, string message)
    {
        var now = Environment.TickCount64;
        var last = Volatile.Read(ref _lastSaid[eventId]);
        if ((last == 0 || now - last >= MinuteInMilliseconds) && Interlocked.CompareExchange(ref _lastSaid[eventId], now, last) == last)
        {
            SelfLog.Write(new(level, message, null, eventId));
        }
    }
}
