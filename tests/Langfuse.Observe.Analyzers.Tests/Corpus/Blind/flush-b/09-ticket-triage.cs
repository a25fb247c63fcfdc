// Planted: LFO5001
using Langfuse.Observe;

namespace Helpdesk;

public record Ticket(int Id, string Subject);

public static class Triage
{
    public static async Task<int> Main()
    {
        LangfuseClient client = LangfuseClient.Start();
        var queue = new Queue<Ticket>([new(1, "printer"), new(2, "URGENT: outage"), new(3, "password")]);
        int handled = 0;

        while (queue.TryDequeue(out Ticket? ticket))
        {
            string label = await LabelAsync(ticket.Subject);
            handled++;
            if (label == "escalate")
            {
                Console.WriteLine($"Ticket {ticket.Id} goes to the duty officer, stopping here.");
                return 10;
            }
        }

        Console.WriteLine($"{handled} tickets labelled");
        await client.DisposeAsync();
        return 0;
    }

    [Observe(Name = "label-ticket")]
    private static async Task<string> LabelAsync(string subject)
    {
        await Task.Yield();
        return subject.Contains("URGENT") ? "escalate" : "normal";
    }
}
