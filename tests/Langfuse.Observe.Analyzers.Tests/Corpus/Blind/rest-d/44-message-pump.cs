// Planted: LFO6008
using Langfuse.Observe;
using System.Diagnostics;
using System.Threading.Channels;

namespace Messaging;

public sealed record Envelope(string Body, Activity? Sender);

public sealed class Pump(Func<string, Task<string>> model)
{
    private readonly Channel<Envelope> _queue = Channel.CreateBounded<Envelope>(100);

    public ValueTask SendAsync(string body, CancellationToken ct) =>
        _queue.Writer.WriteAsync(new Envelope(body, Activity.Current), ct);

    public void Finish() => _queue.Writer.Complete();

    public async Task RunAsync(CancellationToken ct)
    {
        await foreach (var envelope in _queue.Reader.ReadAllAsync(ct))
        {
            try
            {
                if (envelope.Sender is { IsStopped: false } sender)
                {
                    Activity.Current = sender;
                }

                await HandleAsync(envelope.Body);
            }
            catch (HttpRequestException problem)
            {
                Console.Error.WriteLine(problem.Message);
            }
        }
    }

    [Observe(Name = "handle-message")]
    private async Task HandleAsync(string body) => Console.WriteLine(await model(body));
}
