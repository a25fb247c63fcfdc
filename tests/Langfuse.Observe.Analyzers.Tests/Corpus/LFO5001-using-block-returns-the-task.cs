// Planted: LFO5001
using Langfuse.Observe;

return await StartAsync(args);

static Task<int> StartAsync(string[] args)
{
    using (var tracing = new Tracing())
    {
        return args.Length == 0 ? Task.FromResult(1) : WorkAsync(args);
    }
}

static async Task<int> WorkAsync(string[] args)
{
    await Task.Delay(args.Length);
    return await Job.RunAsync();
}

sealed class Tracing : IDisposable
{
    private readonly LangfuseClient _client = LangfuseClient.Start();

    public void Dispose() => _client.Dispose();
}

static class Job
{
    [Observe]
    public static Task<int> RunAsync() => Task.FromResult(0);
}
