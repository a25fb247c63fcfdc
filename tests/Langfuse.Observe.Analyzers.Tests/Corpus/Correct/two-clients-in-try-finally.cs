using Langfuse.Observe;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var main = LangfuseClient.Start();
        var judge = LangfuseClient.Start("judge", options => options.SampleRate = 1);
        try
        {
            using var trace = main.StartTrace("run", input: args);
            var text = await File.ReadAllTextAsync(args[0]);
            judge.Score("length", text.Length, traceId: trace.TraceId);
            return 0;
        }
        finally
        {
            await judge.DisposeAsync();
            await main.DisposeAsync();
        }
    }
}
