// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var stop = new CancellationTokenSource();

Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
    langfuse.Dispose();
};

string sessionId = Guid.NewGuid().ToString("n");
while (!stop.IsCancellationRequested)
{
    Console.Write("> ");
    string? line = Console.ReadLine();
    if (string.IsNullOrWhiteSpace(line))
    {
        break;
    }

    Console.WriteLine(await Chat.ReplyAsync(line, sessionId));
}

Console.WriteLine("Bye.");

internal static class Chat
{
    [Observe]
    public static async Task<string> ReplyAsync(string message, [SessionId] string session)
    {
        await Task.Delay(5);
        return string.Concat(message.Reverse());
    }
}
