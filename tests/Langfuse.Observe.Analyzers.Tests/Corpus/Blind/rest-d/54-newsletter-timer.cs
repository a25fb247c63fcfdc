// Right
using Langfuse.Observe;

namespace Newsletters;

public sealed class Newsletter(Func<string, Task<string>> model) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task? _loop;

    [Observe(Name = "subscribe")]
    public async Task<string> SubscribeAsync(string topic)
    {
        _loop ??= Task.Run(() => LoopAsync(topic, _stop.Token));
        return await model("A welcome to the newsletter about " + topic);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_loop is not null)
        {
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async Task LoopAsync(string topic, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1));
        while (await timer.WaitForNextTickAsync(ct))
        {
            await IssueAsync(topic);
        }
    }

    [Observe(Name = "issue", Root = true)]
    private async Task IssueAsync(string topic) =>
        await File.WriteAllTextAsync($"issue-{DateTime.UtcNow:yyyyMMdd}.txt", await model("News about " + topic));
}
