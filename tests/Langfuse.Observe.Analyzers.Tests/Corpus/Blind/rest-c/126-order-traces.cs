// Right
using Langfuse.Observe;

namespace Orders;

public sealed record Order(Guid Id, string Article, int Pieces);

internal static class OrderIds
{
    public static string TraceOf(Order order) => LangfuseClient.CreateTraceId(seed: "order-" + order.Id);

    public static string Fresh() => Guid.NewGuid().ToString("N");
}

public sealed class OrderFlow(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> AcceptAsync(Order order)
    {
        using var trace = langfuse.StartTrace("accept-order", input: order, traceId: OrderIds.TraceOf(order));
        var text = await complete($"Confirm {order.Pieces} {order.Article}");
        trace.Update(output: text);
        return text;
    }

    public string Probe()
    {
        using var trace = langfuse.StartTrace("probe", traceId: OrderIds.Fresh());
        trace.Update(output: "alive");
        return trace.TraceId;
    }

    public void Shipped(Order order, bool inTime) => langfuse.Score("in-time", inTime, traceId: OrderIds.TraceOf(order));
}
