// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Bus;

public sealed record Message(string Body, IReadOnlyDictionary<string, string> Headers);

public sealed class BusConsumer(LangfuseClient langfuse, Func<string, Task<string>> handle)
{
    public async Task<string> ConsumeAsync(Message message)
    {
        string? traceId = null, parentId = null;
        if (message.Headers.TryGetValue("traceparent", out var header) && ActivityContext.TryParse(header, null, out var parent))
        {
            traceId = parent.TraceId.ToHexString();
            parentId = parent.SpanId.ToString();
        }

        using var work = langfuse.StartObservation("consume", ObservationType.Agent, input: message.Body, traceId: traceId, parentObservationId: parentId);
        var result = await handle(message.Body);
        work.Update(output: result);
        return result;
    }

    public void Fixed()
    {
        using var span = langfuse.StartSpan("self-test", traceId: "4bf92f3577b34da6a3ce929d0e0e4736", parentObservationId: "00f067aa0ba902b7");
        span.Update(output: "fine");
    }
}
