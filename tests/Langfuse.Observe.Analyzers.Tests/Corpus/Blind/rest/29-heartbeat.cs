// Planted: LFO6010
using Langfuse.Observe;

namespace Monitoring;

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        using (var trace = langfuse.StartTrace("boot", metadata: new { machine = Environment.MachineName }))
        {
            var thread = new Thread(() =>
            {
                while (true)
                {
                    Heartbeat.Beat();
                    Thread.Sleep(1000);
                }
            })
            {
                IsBackground = true,
                Name = "heartbeat",
            };
            thread.Start();
            trace.Update(output: "started");
        }
        await Task.Delay(10_000);
    }
}

internal static class Heartbeat
{
    private static int _beats;

    [Observe(Name = "beat")]
    internal static int Beat() => Interlocked.Increment(ref _beats);
}
