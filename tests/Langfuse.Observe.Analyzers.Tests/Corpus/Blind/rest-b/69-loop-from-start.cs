// Right
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace Parking.Worker;

public sealed class SpaceCounter(Func<string, Task<int>> free) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = Task.Run(LoopAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _loop;
    }

    public void Dispose() => _stop.Dispose();

    private async Task LoopAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await CountAsync("station");
            await Task.Delay(1000);
        }
    }

    [Observe(Name = "count-free-spaces", AsType = ObservationType.Tool)]
    private async Task<int> CountAsync(string garage) => await free(garage);
}
