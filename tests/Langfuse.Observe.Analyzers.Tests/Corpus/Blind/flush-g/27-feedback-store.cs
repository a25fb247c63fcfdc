// Right
using Langfuse.Observe;

namespace Feedback;

public interface ITraceLog
{
    void Rated(string order, int stars);

    Task CloseAsync();
}

public sealed class TraceLog(LangfuseClient langfuse) : ITraceLog
{
    private Task<FlushResult>? _closing;

    public void Rated(string order, int stars) =>
        langfuse.Score("stars", stars, traceId: LangfuseClient.CreateTraceId(seed: order));

    public Task CloseAsync() => _closing ??= langfuse.FlushAsync();
}

public sealed class Shop(ITraceLog log)
{
    private readonly List<string> _orders = [];

    public void Rate(string order, int stars)
    {
        _orders.Add(order);
        log.Rated(order, Math.Clamp(stars, 1, 5));
    }

    public async Task CloseAsync(Stream journal)
    {
        var flush = log.CloseAsync();
        await using var writer = new StreamWriter(journal);
        foreach (var order in _orders)
        {
            await writer.WriteLineAsync(order);
        }

        await flush;
    }
}
