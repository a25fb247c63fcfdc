// Right
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace Dispatch;

// Part of an ambulance dispatch service; the client comes from the host of another team.
public sealed class RouteAdviser(LangfuseClient langfuse) : IHostedService, IDisposable
{
    private Timer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = new Timer(_ => Advise("centre"), null, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public string Advise(string district)
    {
        using var trace = langfuse.StartTrace("advise-route", input: district);
        var route = district == "centre" ? "ring road" : "bridge";
        trace.Update(output: route);
        return route;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Change(Timeout.Infinite, Timeout.Infinite);
        await Task.WhenAll(langfuse.FlushAsync(TimeSpan.FromSeconds(3), cancellationToken), Task.Delay(100, CancellationToken.None));
    }

    public void Dispose() => _timer?.Dispose();
}
