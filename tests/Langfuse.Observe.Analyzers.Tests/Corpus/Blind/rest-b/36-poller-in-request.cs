// Planted: LFO6010
using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

namespace Parking.Api;

[ApiController, Route("garages")]
public sealed class GaragesController(GarageMonitor monitor) : ControllerBase
{
    [HttpPost("{garage}/watch")]
    public IActionResult Watch(string garage)
    {
        monitor.Begin(garage);
        return Accepted();
    }
}

public sealed class GarageMonitor(Func<string, Task<int>> free)
{
    private Task? _loop;

    [Observe(Name = "watch-garage")]
    public void Begin(string garage) => _loop ??= Task.Run(() => LoopAsync(garage));

    private async Task LoopAsync(string garage)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync())
        {
            await CountAsync(garage);
        }
    }

    [Observe(Name = "count-spaces", AsType = ObservationType.Tool)]
    private async Task<int> CountAsync(string garage) => await free(garage);
}
