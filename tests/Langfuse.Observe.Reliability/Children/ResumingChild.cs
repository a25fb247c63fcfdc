namespace Langfuse.Observe.Reliability.Children;

/// <summary>Sends what waits in a spool directory, until it is killed.</summary>
internal static class ResumingChild
{
    public static async Task<int> RunAsync(int port, string directory)
    {
        await using var client = Clients.At(port, options => options.SpoolDirectory = directory);
        while (true)
        {
            await client.FlushAsync(TimeSpan.FromSeconds(10));
        }
    }
}
