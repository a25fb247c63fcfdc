// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.CancelKeyPress += (_, _) => Environment.Exit(130);
while (Console.ReadLine() is { Length: > 0 } line)
{
    Console.WriteLine(await Chat.SayAsync(line));
}

static class Chat
{
    [Observe]
    public static Task<string> SayAsync(string text) => Task.FromResult(text);
}
