using Langfuse.Observe.Reliability.Faults;

namespace Langfuse.Observe.Reliability.Children;

/// <summary>Records contents, says when they have left memory, and waits to be killed.</summary>
internal static class MediaChild
{
    public static async Task<int> RunAsync(int port, string directory, int count)
    {
        var client = Clients.At(port, options => options.SpoolDirectory = directory);
        MediaFaults.Record(client, count);
        while (client.Delivery.Pending > 0)
        {
            await client.FlushAsync(TimeSpan.FromSeconds(1));
        }

        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
