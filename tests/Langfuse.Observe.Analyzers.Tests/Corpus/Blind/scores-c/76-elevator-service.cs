// Right
using Langfuse.Observe;

namespace Elevator.Service;

public sealed class TicketQueue(LangfuseClient langfuse) : IAsyncDisposable
{
    private readonly System.Threading.Channels.Channel<(string TraceId, bool Fixed)> _done =
        System.Threading.Channels.Channel.CreateBounded<(string, bool)>(100);

    public bool Report(string traceId, bool isFixed) => _done.Writer.TryWrite((traceId, isFixed));

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await foreach (var (traceId, isFixed) in _done.Reader.ReadAllAsync(cancellationToken))
        {
            const string first = "fixed-first-visit";
            langfuse.Score(first, isFixed, traceId: traceId, scoreId: $"{traceId}-{first}");
            if (!isFixed)
            {
                langfuse.Score("second-visit", true, traceId: traceId);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _done.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }
}
