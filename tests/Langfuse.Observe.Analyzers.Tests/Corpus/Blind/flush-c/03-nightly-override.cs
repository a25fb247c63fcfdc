// Planted: LFO5001
using Langfuse.Observe;

await new ReindexJob(LangfuseClient.Start()).ExecuteAsync();

public abstract class NightlyJob(LangfuseClient langfuse)
{
    protected LangfuseClient Langfuse { get; } = langfuse;

    public async Task ExecuteAsync()
    {
        using (Langfuse.StartTrace(GetType().Name, tags: ["nightly"]))
        {
            await RunAsync();
        }

        await FinishAsync();
    }

    protected abstract Task RunAsync();

    protected virtual async Task FinishAsync() => await Langfuse.DisposeAsync();
}

public sealed class ReindexJob(LangfuseClient langfuse) : NightlyJob(langfuse)
{
    private int _documents;

    protected override async Task RunAsync()
    {
        using var span = Langfuse.StartSpan("reindex");
        await Task.Delay(20);
        _documents = 120;
        span.Update(output: _documents);
    }

    protected override Task FinishAsync()
    {
        Console.WriteLine($"{_documents} documents indexed");
        return Task.CompletedTask;
    }
}
