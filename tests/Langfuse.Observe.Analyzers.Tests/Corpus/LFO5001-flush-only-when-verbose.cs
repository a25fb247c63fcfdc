// Planted: LFO5001
using Langfuse.Observe;

await Cli.RunAsync(args);

static class Cli
{
    public static async Task RunAsync(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            await Tasks.TranslateAsync("hola");
        }
        finally
        {
            if (args.Contains("--verbose"))
            {
                var result = await langfuse.FlushAsync();
                Console.WriteLine(result.Sent);
            }
        }
    }
}

static class Tasks
{
    [Observe]
    public static Task<string> TranslateAsync(string text) => Task.FromResult(text);
}
