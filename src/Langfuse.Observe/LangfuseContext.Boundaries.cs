using Langfuse.Observe.Runtime;

namespace Langfuse.Observe;

/// <content>Across what the flow of control does not cross: queues, channels, jobs, rows of an outbox.</content>
public static partial class LangfuseContext
{
    /// <summary>Where this flow is, as a text for a message's header or a column beside the work: what <see cref="Restore"/> takes where the work is done.</summary>
    /// <returns>ASCII without line ends, at most 8,192 characters: a W3C <c>traceparent</c>, then what the trace carries (user, session, tags, metadata, version,
    /// environment, name). Null when nothing is current and nothing is propagated.</returns>
    /// <remarks>It says who the user is: put it only where your own services read. The linked prompt does not travel. Never throws.</remarks>
    public static string? Capture() => CapturedContext.Capture();

    /// <summary>Goes on where <see cref="Capture"/> was called, in this flow and what it calls, until the result is disposed: what is observed inside hangs under the
    /// observation that was current there, in its trace, for its user.</summary>
    /// <param name="captured">What <see cref="Capture"/> gave, or a bare <c>traceparent</c>. Null, empty or anything else restores nothing; the last is said in the log.</param>
    /// <remarks>A trace that was not sampled there is not recorded here. Never throws.</remarks>
    public static IDisposable Restore(string? captured) => RestoredContext.Enter(captured);
}
