using Langfuse.Observe;

static class Program
{
    static async Task<int> Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        return await RunAsync(langfuse, args);
    }

    static Task<int> RunAsync(LangfuseClient langfuse, string[] args)
    {
        using var trace = langfuse.StartTrace("count");
        trace.Update(output: args.Length);
        return Task.FromResult(args.Length);
    }
}
