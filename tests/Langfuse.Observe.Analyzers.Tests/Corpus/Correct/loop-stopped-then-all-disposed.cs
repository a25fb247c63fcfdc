using Langfuse.Observe;

public sealed class App : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly LangfuseClient _client;
    private readonly Task _loop;

    public App()
    {
        _client = LangfuseClient.Start();
        _loop = LoopAsync(_stop.Token);
    }

    private async Task LoopAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            using var trace = _client.StartTrace("tick");
            await Task.Delay(1000, token).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await DisposeAllAsync(_client, null);
        _stop.Dispose();
    }

    private static async Task DisposeAllAsync(params IAsyncDisposable?[] all)
    {
        foreach (var one in all)
        {
            if (one is not null)
                await one.DisposeAsync();
        }
    }
}
