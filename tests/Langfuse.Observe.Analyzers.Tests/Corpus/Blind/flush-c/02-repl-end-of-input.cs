// Planted: LFO5001
using Langfuse.Observe;

namespace Concierge;

public static class Program
{
    public static async Task Main()
    {
        var client = LangfuseClient.Start();
        var session = Guid.NewGuid().ToString("N");
        while (true)
        {
            Console.Write("> ");
            var line = Console.ReadLine();
            if (line is null)
            {
                return;
            }

            if (line is "quit" or "exit")
            {
                await client.DisposeAsync();
                return;
            }

            using var turn = client.StartTrace("turn", sessionId: session, input: line);
            var reply = Reply(line);
            turn.Update(output: reply);
            Console.WriteLine(reply);
        }
    }

    private static string Reply(string line) => line.Contains("room", StringComparison.OrdinalIgnoreCase)
        ? "Your room is ready from 3 pm."
        : "Let me ask a colleague.";
}
