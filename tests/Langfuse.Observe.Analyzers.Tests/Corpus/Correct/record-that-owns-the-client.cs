using Langfuse.Observe;

public sealed record Runtime(LangfuseClient Langfuse, HttpClient Http) : IAsyncDisposable
{
    public static Runtime Create() => new(LangfuseClient.Start(), new HttpClient());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Langfuse.DisposeAsync();
    }
}

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var runtime = Runtime.Create();
        using var trace = runtime.Langfuse.StartTrace("get", input: args);
        trace.Update(output: await runtime.Http.GetStringAsync(args[0]));
    }
}
