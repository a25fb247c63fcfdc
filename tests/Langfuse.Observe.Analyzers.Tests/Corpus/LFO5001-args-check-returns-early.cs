// Planted: LFO5001
using Langfuse.Observe;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: ask QUESTION");
    return 2;
}

var langfuse = LangfuseClient.Start(o => o.Environment = "dev");
var answer = await Assistant.AskAsync(args[0]);
Console.WriteLine(answer);
if (answer.Length == 0)
{
    return 1;
}

await langfuse.FlushAsync();
return 0;

public static class Assistant
{
    [Observe]
    public static async Task<string> AskAsync(string question)
    {
        await Task.Delay(1);
        return question;
    }
}
