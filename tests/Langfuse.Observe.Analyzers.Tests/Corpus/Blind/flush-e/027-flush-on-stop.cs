// Planted: LFO5003
using Langfuse.Observe;
using Microsoft.Extensions.Hosting;

namespace Dispatch;

// Part of a taxi dispatch service; the host belongs to another team.
public sealed class RideMatcher(LangfuseClient langfuse) : IHostedService
{
    private readonly List<string> _waiting = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _waiting.Clear();
        return Task.CompletedTask;
    }

    public string Match(string rider, IReadOnlyList<string> drivers)
    {
        using var trace = langfuse.StartTrace("match-ride", userId: rider, input: drivers);
        var driver = drivers.OrderBy(d => d.Length).FirstOrDefault();
        if (driver is null)
        {
            _waiting.Add(rider);
        }

        trace.Update(output: driver ?? "waiting");
        return driver ?? "";
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{_waiting.Count} riders are still waiting");
        langfuse.FlushAsync(TimeSpan.FromSeconds(3), cancellationToken);
        return Task.CompletedTask;
    }
}
