// Planted: LFO4011
using Langfuse.Observe;

namespace Theatre.Tickets;

public sealed record Chat(string SessionId, string LastTraceId, int Seats, bool Paid);

public sealed class BoxOffice(LangfuseClient langfuse)
{
    public event EventHandler<Chat>? Closed;

    public void Attach() => Closed += (_, chat) => Save(chat);

    public void Close(Chat chat) => Closed?.Invoke(this, chat);

    private void Save(Chat chat)
    {
        langfuse.Score("paid", chat.Paid, sessionId: chat.SessionId);
        if (chat.Paid)
        {
            langfuse.Score("seats-sold", chat.Seats, traceId: chat.LastTraceId, sessionId: chat.SessionId);
        }
    }
}
