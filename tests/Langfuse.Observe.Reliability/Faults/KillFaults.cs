using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Processes killed at random moments, with a server that comes and goes.</summary>
internal static class KillFaults
{
    public static async Task<Row> RunAsync(int kills)
    {
        var directory = Directory.CreateTempSubdirectory("langfuse-kill-").FullName;
        var arrivals = new Arrivals();
        var port = SinkServer.FreePort();
        var acknowledged = new List<ulong>();
        for (var kill = 0; kill < kills; kill++)
        {
            // Down at every second start; so both the writing and the resuming are hit.
            await using var sink = kill % 2 == 0 ? null : SinkServer.Start(SinkMode.Count, arrivals, port);
            acknowledged.AddRange(await RunUntilKilledAsync(port, directory));
        }

        await using var last = SinkServer.Start(SinkMode.Count, arrivals, port);
        await using (var client = Clients.At(port, options => options.SpoolDirectory = directory))
        {
            for (var tries = 0; tries < 100 && Directory.EnumerateFiles(directory, "*.spool", SearchOption.AllDirectories).Any(); tries++)
            {
                await client.FlushAsync(TimeSpan.FromSeconds(20));
                await Task.Delay(100);
            }
        }

        var lost = acknowledged.Count(id => !arrivals.Has(id));
        Directory.Delete(directory, recursive: true);
        return new(
            $"kill -9 at {kills} random moments, spool on, server up and down",
            "every observation acknowledged before the kill arrives (at least once)",
            $"acknowledged {acknowledged.Count}, lost {lost}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}",
            lost == 0 && acknowledged.Count > 0);
    }

    private static async Task<List<ulong>> RunUntilKilledAsync(int port, string directory)
    {
        using var child = ChildProcess.Start("spool-child", port.ToString(CultureInfo.InvariantCulture), directory);
        var ids = new List<ulong>();
        var reading = ReadAsync(child.StandardOutput, ids);
        await Task.Delay(Random.Shared.Next(700, 2500));
        child.Kill();
        await child.WaitForExitAsync();
        await reading;
        return ids;
    }

    private static async Task ReadAsync(StreamReader output, List<ulong> ids)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            // The last line may be torn by the kill: an id that is not whole was not said.
            ids.AddRange(line.Split(' ').Where(static id => id.Length == 16).Select(static id => ulong.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
        }
    }
}
