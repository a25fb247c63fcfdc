// Right
using Langfuse.Observe;

namespace Naming;

internal static class Program
{
    private const string Area = "billing";

    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var urgent = args.Contains("--urgent");

        using var trace = langfuse.StartTrace($"{Area}-run", metadata: new { urgent });
        using (var load = trace.StartSpan(nameof(Load)))
        {
            load.Update(output: Load(urgent ? 1 : 5));
        }
        var name = urgent ? "send-now" : "send-later";
        using (var send = trace.StartSpan(name, input: new { args.Length }))
        {
            send.Update(output: "queued");
        }
        trace.RecordEvent(Area + "-" + "finished", metadata: new { at = DateTime.UtcNow });
    }

    private static int[] Load(int count) => Enumerable.Range(100, count).ToArray();
}
