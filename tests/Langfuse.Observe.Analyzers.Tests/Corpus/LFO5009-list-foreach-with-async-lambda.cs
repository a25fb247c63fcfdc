// Planted: LFO5009
using Langfuse.Observe;

public static class Program
{
    public static void Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        args.ToList().ForEach(async question =>
        {
            await Bot.AskAsync(question);
        });
    }
}

static class Bot
{
    [Observe]
    public static async Task AskAsync(string question) => await Task.Delay(question.Length);
}
