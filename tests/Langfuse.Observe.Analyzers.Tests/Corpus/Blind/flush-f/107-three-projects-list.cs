// Right
using Langfuse.Observe;

namespace Orchestra;

internal static class Program
{
    private static async Task Main()
    {
        var clients = new List<LangfuseClient>();
        try
        {
            foreach (var section in new[] { "strings", "brass", "percussion" })
            {
                clients.Add(LangfuseClient.Start(section, options => options.ServiceName = "orchestra"));
            }

            foreach (var client in clients)
            {
                Rehearse(client, bars: 16);
            }
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private static void Rehearse(LangfuseClient client, int bars)
    {
        using var trace = client.StartTrace("rehearsal", metadata: new { bars });
        for (var bar = 1; bar <= bars; bar += 4)
        {
            trace.RecordEvent("phrase", metadata: new { bar });
        }

        trace.Score("bars", bars);
    }
}
