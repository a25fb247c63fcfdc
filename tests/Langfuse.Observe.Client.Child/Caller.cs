using System.Diagnostics;

namespace Langfuse.Observe.Client.Child;

/// <summary>Calls a service inside a trace whose values travel as baggage. Prints the ids that the service should know.</summary>
internal static class Caller
{
    public static async Task<int> RunAsync(Uri service, bool legacy)
    {
        if (legacy)
        {
            // The default up to .NET 9.
            DistributedContextPropagator.Current = DistributedContextPropagator.CreatePreW3CPropagator();
        }

        await using var client = LangfuseClient.Start(static options => options.ShutdownTimeout = Slow.Time);
        using var http = new HttpClient();
        using var caller = client.StartTrace("caller");
        using (LangfuseContext.Propagate(
            userId: "user ü/1", sessionId: "sess-1", tags: ["a b", "c"], metadata: new { tenant = "acme, inc", plan = "pro" }, version: "9.1",
            environment: "two-processes", traceName: "both", asBaggage: true))
        {
            using var call = client.StartObservation("call");
            var answered = await http.GetStringAsync(service);
            Console.WriteLine($"{caller.TraceId} {call.Id} {answered}");
        }

        return 0;
    }
}
