// Planted: LFO5003
using Langfuse.Observe;

namespace Calls;

public sealed class CallSession(string room)
{
    public string Room { get; } = room;

    public event EventHandler<TimeSpan>? Ended;

    public void Hang(TimeSpan duration) => Ended?.Invoke(this, duration);
}

public sealed class CallMonitor(LangfuseClient langfuse)
{
    private readonly List<CallSession> _sessions = [];

    public CallSession Open(string room)
    {
        var session = new CallSession(room);
        session.Ended += (sender, duration) => Note(session, duration);
        session.Ended += (_, _) => langfuse.FlushAsync();
        _sessions.Add(session);
        return session;
    }

    private void Note(CallSession session, TimeSpan duration)
    {
        langfuse.Score("minutes", duration.TotalMinutes, sessionId: session.Room);
        _sessions.Remove(session);
    }
}
