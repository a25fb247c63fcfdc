// Planted: LFO5005
using Langfuse.Observe;

namespace Bakery.Jobs;

// Base of the nightly jobs; a scheduler in another assembly runs and disposes them.
public abstract class NightlyJob<TItem> : IAsyncDisposable
{
    private LangfuseClient? _langfuse;

    protected LangfuseClient Langfuse => _langfuse ??= LangfuseClient.Start(o => o.ServiceName = GetType().Name);

    public async Task<int> RunAsync(IEnumerable<TItem> items)
    {
        var done = 0;
        foreach (var item in items)
        {
            using var trace = Langfuse.StartTrace("nightly-item", input: item);
            trace.Update(output: await HandleAsync(item));
            done++;
        }

        return done;
    }

    protected abstract Task<string> HandleAsync(TItem item);

    protected virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class FlourForecast : NightlyJob<DateOnly>
{
    private readonly HttpClient _weather = new();

    protected override async Task<string> HandleAsync(DateOnly item)
    {
        await Task.Yield();
        return item.DayOfWeek is DayOfWeek.Saturday ? "240 kg" : "180 kg";
    }

    protected override ValueTask ReleaseAsync()
    {
        _weather.Dispose();
        return ValueTask.CompletedTask;
    }
}
