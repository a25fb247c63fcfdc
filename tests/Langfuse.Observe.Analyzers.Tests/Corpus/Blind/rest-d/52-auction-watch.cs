// Planted: LFO6010
using Langfuse.Observe;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<LotWatcher>();

var app = builder.Build();
app.UseLangfuse();
app.MapPost("/lots/{lot:int}/watch", (int lot, LotWatcher watcher) => watcher.Watch(lot) ? "watching" : "already watched");
app.MapGet("/lots/{lot:int}", (int lot, LotWatcher watcher) => watcher.Last(lot));
app.Run();

sealed class LotWatcher : IDisposable
{
    private readonly ConcurrentDictionary<int, Timer> _timers = new();
    private readonly ConcurrentDictionary<int, string> _last = new();

    public bool Watch(int lot)
    {
        if (_timers.ContainsKey(lot))
        {
            return false;
        }

        _timers[lot] = new Timer(_ => _last[lot] = Appraise(lot), null, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        return true;
    }

    public string Last(int lot) => _last.GetValueOrDefault(lot, "unknown");

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }
    }

    [Observe(Name = "appraise-lot")]
    private string Appraise(int lot) => $"lot {lot} at {DateTime.UtcNow:t}";
}
