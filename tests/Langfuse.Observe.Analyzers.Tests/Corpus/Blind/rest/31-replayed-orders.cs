// Planted: LFO6011
using Langfuse.Observe;

namespace Replay;

internal static class KnownRuns
{
    internal const string Friday = "5B8EFFF798038103D269B633813FC60C";
}

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        await ReplayAsync(langfuse, ["o-1", "o-2"]);
    }

    private static async Task ReplayAsync(LangfuseClient langfuse, string[] orders)
    {
        using var trace = langfuse.StartTrace("replay", traceId: KnownRuns.Friday, input: orders);
        foreach (var order in orders)
        {
            using var step = trace.StartSpan("order", input: order);
            await Task.Delay(1);
        }
        trace.Update(output: orders.Length);
    }
}
