// Planted: LFO5001
using Langfuse.Observe;

await new NightlyJob().RunAsync();

abstract class Job
{
    protected LangfuseClient? Client { get; private set; }

    public async Task RunAsync()
    {
        Client = LangfuseClient.Start();
        try
        {
            await WorkAsync();
        }
        finally
        {
            await FinishAsync();
        }
    }

    protected abstract Task WorkAsync();

    protected virtual async Task FinishAsync()
    {
        if (Client is not null)
        {
            await Client.DisposeAsync();
        }
    }
}

sealed class NightlyJob : Job
{
    protected override Task WorkAsync()
    {
        Client!.Score("ran", true, sessionId: "nightly");
        return Task.CompletedTask;
    }

    protected override Task FinishAsync() => Task.CompletedTask;
}
