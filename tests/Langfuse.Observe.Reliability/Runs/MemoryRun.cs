using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>The most memory that a process takes while far more is recorded than a server lets go that hangs or fails.</summary>
internal static class MemoryRun
{
    private const int Count = 1_000_000;
    private const int MiB = 1 << 20;

    public static async Task<int> RunAsync(SinkMode mode, bool withSpool)
    {
        // In a process of its own: the bodies that it reads are not the client's memory.
        using var sink = ChildProcess.Start("sink", mode.ToString());
        var port = int.Parse((await sink.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        using var place = new SpoolPlace();
        var client = Clients.At(port, options =>
        {
            options.MaxQueueLength = 10 * Count;
            options.SpoolDirectory = withSpool ? place.Path : null;
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        var before = Resident();
        var (peak, heap, queue, committed) = (before, 0L, 0L, 0L);
        var text = new string('x', 2_000);
        for (var i = 0; i < Count; i++)
        {
            client.StartTrace("t", input: text).End();
            if (i % 10_000 == 0 && Resident() is var now && now > peak)
            {
                (peak, heap, queue, committed) = (now, GC.GetTotalMemory(forceFullCollection: false) / MiB, client.Delivery.QueueBytes / MiB, GC.GetGCMemoryInfo().TotalCommittedBytes / MiB);
            }
        }

        var (limit, queued) = (client.Options.MaxQueueBytes / MiB, client.Delivery.QueueBytes / MiB);
        var live = GC.GetTotalMemory(forceFullCollection: true) / MiB;
        var status = client.Delivery;
        await client.DisposeAsync();
        sink.StandardInput.Close();
        await sink.WaitForExitAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} observations of 2 kB, a server that is {mode}, {(withSpool ? "with" : "without")} a spool, a queue of {limit} MiB: the process had {before} MiB before and {peak} MiB at most "
            + $"(then a heap of {heap} MiB, committed {committed}, in the queue {queue}); at the end {queued} MiB in the queue and a live heap of {live} MiB; spooled {status.Spooled}, dropped {status.Dropped}"));
        return peak <= limit + 150 ? 0 : 1;
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / MiB;
    }
}
