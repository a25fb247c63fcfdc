// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
await Task.Factory.StartNew(async () => await Probe.CheckAsync());

static class Probe
{
    [Observe]
    public static async Task CheckAsync() => await Task.Delay(10);
}
