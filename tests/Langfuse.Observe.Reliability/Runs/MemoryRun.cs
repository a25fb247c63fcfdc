using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>The most memory that a process takes while far more is recorded than a server that hangs lets go.</summary>
internal static class MemoryRun
{
    private const int Count = 1_000_000;
    private const int MiB = 1 << 20;

    public static async Task<int> RunAsync()
    {
        // In a process of its own: the bodies that it reads are not the client's memory.
        using var sink = ChildProcess.Start("sink", nameof(SinkMode.Silent));
        var port = int.Parse((await sink.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        var client = Clients.At(port, static options =>
        {
            options.MaxQueueLength = 10 * Count;
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        var before = Resident();
        var peak = before;
        var text = new string('x', 2_000);
        for (var i = 0; i < Count; i++)
        {
            client.StartTrace("t", input: text).End();
            if (i % 10_000 == 0)
            {
                peak = Math.Max(peak, Resident());
            }
        }

        var (limit, queued) = (client.Options.MaxQueueBytes / MiB, client.Delivery.QueueBytes / MiB);
        var live = GC.GetTotalMemory(forceFullCollection: true) / MiB;
        await client.DisposeAsync();
        sink.StandardInput.Close();
        await sink.WaitForExitAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count} observations of 2 kB, a server that hangs, a queue of {limit} MiB: it held {queued} MiB in a heap of {live} MiB, the process {before} MiB before and {peak} MiB at most"));
        return peak <= limit + 150 ? 0 : 1;
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / MiB;
    }
}
