// Planted: LFO5001
using Langfuse.Observe;

LangfuseClient.Start();

var answer = await Bot.ReplyAsync(Console.ReadLine() ?? "");
Console.WriteLine(answer);

static class Bot
{
    [Observe]
    public static async Task<string> ReplyAsync(string text)
    {
        LangfuseContext.UpdateCurrentTrace(userId: Environment.UserName);
        await Task.Yield();
        return text.ToUpperInvariant();
    }
}
