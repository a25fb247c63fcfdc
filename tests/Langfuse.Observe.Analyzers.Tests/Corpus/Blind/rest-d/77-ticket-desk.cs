// Right
using Langfuse.Observe;

namespace Tickets;

public enum Channel
{
    Web,
    Phone,
}

public readonly record struct CustomerNumber(int Value)
{
    public override string ToString() => $"C{Value:00000}";
}

[Observe]
public sealed class TicketDesk(Func<string, Task<string>> model)
{
    public async Task<string> OpenAsync(string text, [UserId] CustomerNumber customer, [SessionId] Channel channel)
    {
        var subject = await model("Subject of: " + text);
        return channel == Channel.Phone ? $"(call) {subject}" : subject;
    }

    public async Task<string> CloseAsync([SessionId] Guid ticket, [UserId] long agent)
    {
        var letter = await model($"Closing letter for {ticket} by {agent}");
        return letter.Trim();
    }

    [NotObserved]
    public override string ToString() => "ticket desk";
}
