// Planted: LFO5002
using Langfuse.Observe;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Container-terminal planner with a watchdog: a plan that takes longer than five minutes is stuck.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Watchdog>();
builder.Services.AddHostedService<BerthPlanner>();
await builder.Build().RunAsync();

internal sealed class Watchdog : IDisposable
{
    private readonly Timer _timer;
    private DateTime _lastSign = DateTime.UtcNow;

    public Watchdog() => _timer = new Timer(Check, null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));

    public void Sign() => _lastSign = DateTime.UtcNow;

    public void Dispose() => _timer.Dispose();

    private void Check(object? state)
    {
        if (DateTime.UtcNow - _lastSign > TimeSpan.FromMinutes(5))
        {
            var self = Process.GetCurrentProcess();
            Console.Error.WriteLine($"process {self.Id} is stuck");
            self.Kill();
        }
    }
}

internal sealed class BerthPlanner(LangfuseClient langfuse, Watchdog watchdog) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using (var trace = langfuse.StartTrace("plan-berths"))
            {
                trace.Update(output: new { berths = 4, vessels = 3 });
            }

            watchdog.Sign();
            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }
}
