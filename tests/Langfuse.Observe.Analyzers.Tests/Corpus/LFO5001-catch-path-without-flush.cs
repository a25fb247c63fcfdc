// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
string answer;
try
{
    answer = await Bot.AskAsync(args[0]);
}
catch (HttpRequestException)
{
    Console.Error.WriteLine("no network");
    return 1;
}

Console.WriteLine(answer);
await langfuse.FlushAsync();
return 0;

static class Bot
{
    [Observe]
    public static async Task<string> AskAsync(string q)
    {
        await Task.Delay(20);
        return q;
    }
}
