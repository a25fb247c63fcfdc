// Planted: LFO6001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var service = new TicketService();
Console.WriteLine(await service.CloseAsync(4711, "solved"));

internal sealed class TicketService
{
    private readonly AuditLog _audit = new();

    [Observe(Name = "close-ticket")]
    public async Task<bool> CloseAsync(int number, string reason)
    {
        if (number <= 0)
        {
            return false;
        }
        await Task.Delay(5);
        _ = Task.Run(() => _audit.WriteAsync(number, reason));
        return true;
    }
}

internal sealed class AuditLog
{
    [Observe(Name = "audit")]
    public async Task WriteAsync(int number, string reason)
    {
        await Task.Delay(20);
        Console.WriteLine($"{number}: {reason}");
    }
}
