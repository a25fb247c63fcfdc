// Planted: LFO6011
using Langfuse.Observe;
using System.Diagnostics;

namespace Orders.Consumer;

public sealed record Envelope(string Body, IDictionary<string, string> Headers);

public sealed class Publisher(Action<Envelope> send)
{
    public void Publish(string body)
    {
        var headers = new Dictionary<string, string>();
        if (Activity.Current is { } activity)
        {
            headers["span"] = activity.SpanId.ToHexString();
        }

        send(new Envelope(body, headers));
    }
}

public sealed class Consumer(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> HandleAsync(Envelope envelope)
    {
        var id = Activity.Current?.Id;
        using var generation = langfuse.StartGeneration("route-order", model: "gpt-4o-mini", input: envelope.Body, traceId: id);
        var route = await complete(envelope.Body);
        generation.Update(output: route);
        return route;
    }
}
