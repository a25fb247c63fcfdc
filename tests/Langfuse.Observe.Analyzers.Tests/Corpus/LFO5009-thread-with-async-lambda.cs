// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var worker = new Thread(async () => await Probe.CheckAsync());
worker.Start();
worker.Join();

static class Probe
{
    [Observe]
    public static async Task CheckAsync() => await Task.Delay(10);
}
