// Planted: LFO5001
using Langfuse.Observe;

namespace Bots;

public sealed class ParkingBot
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private readonly Dictionary<string, int> _free = new() { ["north"] = 12, ["south"] = 0 };

    public string Reply(string chat, string text)
    {
        using var trace = _langfuse.StartTrace("reply", sessionId: chat, input: text);
        var answer = _free.TryGetValue(text.Trim().ToLowerInvariant(), out var places)
            ? $"{places} places are free."
            : "I know north and south.";
        trace.Update(output: answer);
        return answer;
    }

    public async Task StopAsync()
    {
        Console.WriteLine("bye");
        await _langfuse.DisposeAsync();
    }
}

public static class Program
{
    public static async Task Main()
    {
        var bot = new ParkingBot();
        while (true)
        {
            var line = Console.ReadLine();
            switch (line)
            {
                case null:
                    return;
                case "/stop":
                    await bot.StopAsync();
                    return;
                default:
                    Console.WriteLine(bot.Reply("console", line));
                    break;
            }
        }
    }
}
