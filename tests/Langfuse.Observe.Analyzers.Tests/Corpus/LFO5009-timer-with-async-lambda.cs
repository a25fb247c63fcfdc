// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var timer = new Timer(async _ => await Probe.CheckAsync(), null, 0, 1000);
Console.ReadLine();

static class Probe
{
    [Observe]
    public static async Task CheckAsync() => await Task.Delay(10);
}
