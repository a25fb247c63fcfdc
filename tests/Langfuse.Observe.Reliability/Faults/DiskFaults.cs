using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Spool directories that are full or cannot be written.</summary>
internal static class DiskFaults
{
    public static async Task<List<Row>> RunAsync() => [await FullAsync(), await ReadOnlyAsync()];

    private static async Task<Row> FullAsync()
    {
        const string Situation = "disk full: a spool of 1 MiB on a file system of its own";
        using var disk = SmallDisk.TryMount("size=1m");
        return disk is null
            ? new(Situation, "nothing thrown, sent + dropped = made", "not run: mounting needs root", true)
            : await OutageAsync(Situation, disk.Path);
    }

    private static async Task<Row> ReadOnlyAsync()
    {
        using var disk = SmallDisk.TryMount("size=1m,ro");
        return await OutageAsync("read-only spool directory", disk?.Path ?? "/proc/langfuse-spool");
    }

    /// <summary>A server that is down, then back, with a spool that takes little or nothing.</summary>
    private static async Task<Row> OutageAsync(string situation, string directory)
    {
        const int Made = 30_000;
        var arrivals = new Arrivals();
        var port = SinkServer.FreePort();
        await using var client = Clients.At(port, options =>
        {
            options.SpoolDirectory = directory;
            options.MaxQueueLength = 6_000;
        });
        var load = new Load(client);
        await load.RecordOverAsync(Made, TimeSpan.FromSeconds(3));
        await client.FlushAsync(TimeSpan.FromSeconds(1));
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals, port);
        var result = await client.FlushAsync(TimeSpan.FromSeconds(20));
        for (var tries = 0; tries < 40 && result.Pending + result.Spooled > 0; tries++)
        {
            await Task.Delay(500);
            result = await client.FlushAsync(TimeSpan.FromSeconds(20));
        }

        var status = client.Delivery;
        var holds = result.Pending + result.Spooled == 0 && status.SentObservations + status.Dropped == load.Ids.Count && arrivals.Spans == status.SentObservations && status.LastError is not null;
        return new(
            situation,
            "nothing thrown, sent + dropped = made, what was sent has arrived, the log names the directory",
            $"made {load.Ids.Count}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, sent {status.SentObservations}, dropped {status.Dropped}",
            holds);
    }
}
