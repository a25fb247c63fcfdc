// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var answer = await Bot.AskAsync("hello");
if (string.IsNullOrEmpty(answer)) Die("empty answer");
Console.WriteLine(answer);

void Die(string why)
{
    Console.Error.WriteLine(why);
    Environment.Exit(3);
}

static class Bot
{
    [Observe]
    public static Task<string> AskAsync(string q) => Task.FromResult(q);
}
