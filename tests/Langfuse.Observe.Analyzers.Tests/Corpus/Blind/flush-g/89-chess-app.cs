// Right
using Langfuse.Observe;

namespace Chess;

public sealed class Engine : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start(options => options.ServiceName = "chess");
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _thinking;
    private int _depth;

    public Engine() => _thinking = Task.Run(ThinkAsync);

    public string Move(string position)
    {
        using var trace = _langfuse.StartTrace("move", input: position);
        var move = _depth > 3 ? "Nf3" : "e4";
        trace.Update(output: move, metadata: new { depth = _depth });
        return move;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _thinking;
        await _langfuse.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ThinkAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Interlocked.Increment(ref _depth);
            await Task.Delay(100);
        }
    }
}

public static class Program
{
    public static async Task Main()
    {
        await using var engine = new Engine();
        while (Console.ReadLine() is { } position)
        {
            if (position == "quit")
            {
                return;
            }

            Console.WriteLine(engine.Move(position));
        }
    }
}
