using Langfuse.Observe.Reliability.Faults;

namespace Langfuse.Observe.Reliability.Children;

/// <summary>Records without end with a spool, and prints the ids of observations once it knows them delivered or on disk.</summary>
internal static class SpoolingChild
{
    public static async Task<int> RunAsync(int port, string directory)
    {
        await using var client = Clients.At(port, options =>
        {
            options.SpoolDirectory = directory;
            options.MaxSpoolBytes = 1L << 30;
        });
        var said = 0;
        var load = new Load(client);
        while (true)
        {
            load.Record(60);
            await client.FlushAsync(TimeSpan.FromSeconds(10));
            if (client.Delivery.QueueLength > 0)
            {
                continue;
            }

            Console.WriteLine(string.Join(' ', load.Ids.Skip(said).Select(static id => id.ToString("x16", null))));
            said = load.Ids.Count;
        }
    }
}
