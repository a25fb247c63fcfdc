// Planted: LFO6008
using Langfuse.Observe;
using System.Diagnostics;

namespace Messaging;

public sealed class Envelope(string body)
{
    public string Body { get; } = body;

    public Activity? Sender { get; init; } = Activity.Current;
}

public abstract class Consumer
{
    public async Task ReceiveAsync(Envelope envelope)
    {
        Adopt(envelope);
        await HandleAsync(envelope.Body);
    }

    protected abstract Task HandleAsync(string body);

    private static void Adopt(Envelope envelope)
    {
        if (envelope.Sender is { IsStopped: false } sender)
        {
            Activity.Current = sender;
        }
    }
}

public sealed class GreetingConsumer : Consumer
{
    [Observe(Name = "handle-greeting")]
    protected override async Task HandleAsync(string body)
    {
        await Task.Delay(1);
        Console.WriteLine(body);
    }
}
