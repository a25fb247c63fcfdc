// Planted: LFO5002
using Langfuse.Observe;

class Program
{
    static async Task Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        int code;
        try
        {
            code = await Runner.RunAsync(args);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            code = 70;
        }

        Environment.Exit(code);
    }
}

static class Runner
{
    [Observe]
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
