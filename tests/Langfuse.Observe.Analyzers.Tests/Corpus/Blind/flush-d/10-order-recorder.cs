// Planted: LFO5003
using Langfuse.Observe;

namespace Orders;

public interface IOrderSink : IDisposable
{
    void Record(string order, bool shipped);
}

public sealed class LangfuseOrderSink(LangfuseClient langfuse) : IOrderSink
{
    private int _pending;

    public void Record(string order, bool shipped)
    {
        langfuse.Score("shipped", shipped, traceId: LangfuseClient.CreateTraceId(seed: order));
        _pending++;
    }

    public void Dispose()
    {
        if (_pending == 0)
        {
            return;
        }

        _pending = 0;
        langfuse.FlushAsync(TimeSpan.FromSeconds(2));
    }
}
