using Langfuse.Observe;

var commands = new Dictionary<string, Func<string, Task<string>>>
{
    ["ask"] = Bot.AskAsync,
    ["say"] = text => Bot.AskAsync(text.ToUpperInvariant()),
};
await using var langfuse = LangfuseClient.Start();
if (commands.TryGetValue(args[0], out var command))
{
    Console.WriteLine(await command(args[1]));
}

static class Bot
{
    [Observe]
    public static Task<string> AskAsync(string text) => Task.FromResult(text);
}
