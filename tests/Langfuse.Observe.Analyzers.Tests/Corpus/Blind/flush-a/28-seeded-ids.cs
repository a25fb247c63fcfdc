// Planted: LFO5008
using Langfuse.Observe;

namespace OrderBot;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        foreach (var order in args.DefaultIfEmpty("42"))
        {
            var traceId = LangfuseClient.CreateTraceId(seed: "order-" + order);
            var state = await OrderDesk.LookUpAsync(order, traceId);
            Console.WriteLine($"{order}: {state} (trace {traceId})");
        }
    }
}

internal static class OrderDesk
{
    [Observe(Name = "order-lookup")]
    public static async Task<string> LookUpAsync(string order, [TraceId] string traceId)
    {
        await Task.Delay(10);
        LangfuseContext.UpdateCurrentTrace(sessionId: order);
        return Decide(order);
    }

    [Observe(AsType = ObservationType.Tool)]
    private static string Decide(string order) => order.Length > 3 ? "shipped" : "open";
}
