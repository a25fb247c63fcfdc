using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>More than can be sent: bursts, and outages under load.</summary>
internal static class LoadFaults
{
    private static readonly TimeSpan s_flushTime = TimeSpan.FromSeconds(60);

    public static async Task<List<Row>> RunAsync() => [await BurstAsync(), await OutageAsync(withSpool: false), await OutageAsync(withSpool: true), await OverflowAsync(), await HangingOverflowAsync(),
        await BurstsAsync(SinkMode.Silent), await BurstsAsync(SinkMode.Unavailable)];

    private static async Task<Row> BurstAsync()
    {
        const int Made = 99_999;
        const long MostBytes = 64 << 20;
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        await using var client = Clients.At(sink.Port, static options => options.MaxQueueBytes = MostBytes);
        var peak = 0L;
        using var watching = new Timer(_ => peak = Math.Max(peak, client.Delivery.QueueBytes), null, 0, 5);
        await Task.Run(() => new Load(client).Record(Made));
        var result = await client.FlushAsync(s_flushTime);
        var holds = arrivals is { Spans: Made, Duplicates: 0 } && result is { Sent: Made, Dropped: 0, Pending: 0 } && peak <= MostBytes;
        return new(
            "burst of 99,999 observations from one thread, server up, queue of 64 MiB",
            "all arrive, each once, queue within its limit",
            $"arrived {arrivals.Spans}, twice {arrivals.Duplicates}, dropped {result.Dropped}, queue at most {peak >> 20} MiB",
            holds);
    }

    private static async Task<Row> OutageAsync(bool withSpool)
    {
        const int Made = 60_000;
        var directory = Path.Combine(Path.GetTempPath(), "langfuse-outage-" + Guid.NewGuid().ToString("N"));
        var arrivals = new Arrivals();
        var port = SinkServer.FreePort();
        await using var client = Clients.At(port, options =>
        {
            options.MaxQueueLength = 10_000;
            options.SpoolDirectory = withSpool ? directory : null;
        });
        var load = new Load(client);
        var recording = load.RecordOverAsync(Made, TimeSpan.FromSeconds(5));
        await Task.Delay(TimeSpan.FromSeconds(4));
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals, port);
        await recording;
        var result = await FlushUntilDoneAsync(client);
        if (withSpool)
        {
            Directory.Delete(directory, recursive: true);
        }

        var status = client.Delivery;
        var adds = status.SentObservations + status.Dropped == load.Ids.Count && arrivals.Spans == status.SentObservations;
        return new(
            $"server down for 4 s of 5 s under load, queue of 10,000, {(withSpool ? "with" : "without")} a spool",
            withSpool ? "all arrive" : "sent + dropped = made, what was sent has arrived",
            $"made {load.Ids.Count}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, sent {status.SentObservations}, dropped {status.Dropped}, pending {result.Pending}",
            adds && result.Pending + result.Spooled == 0 && (!withSpool || arrivals.Spans == load.Ids.Count));
    }

    private static async Task<Row> OverflowAsync()
    {
        const int Made = 90_000;
        const int Limit = 9_000;
        var arrivals = new Arrivals();
        var port = SinkServer.FreePort();
        await using var client = Clients.At(port, static options => options.MaxQueueLength = Limit);
        var load = new Load(client);
        await Task.Run(() => load.Record(Made));
        var waiting = client.Delivery.QueueLength;
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals, port);
        await FlushUntilDoneAsync(client);

        // Traces were made one after the other, three observations each: one that arrived in part was torn.
        var torn = load.Ids.Chunk(3).Count(trace => trace.Count(arrivals.Has) is 1 or 2);
        var newest = load.Ids.TakeLast(3_000).All(arrivals.Has);
        var status = client.Delivery;
        var holds = waiting <= Limit * 1.2 && status.SentObservations + status.Dropped == load.Ids.Count && newest && torn <= 100;
        return new(
            "server down, ten times more than the queue of 9,000 holds",
            "the oldest traces go, whole; the newest arrive; sent + dropped = made",
            $"waiting {waiting}, arrived {arrivals.Spans}, dropped {status.Dropped}, newest 1,000 traces {(newest ? "whole" : "not whole")}, torn traces {torn}",
            holds);
    }

    /// <summary>Far more bytes than fit, before a server that hangs and then goes on: what waits does so encoded.</summary>
    private static async Task<Row> HangingOverflowAsync()
    {
        const int Made = 60_000;
        const long Limit = 32 << 20;
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Silent, arrivals);
        await using var client = Clients.At(sink.Port, static options =>
        {
            options.MaxQueueBytes = Limit;
            options.Timeout = TimeSpan.FromSeconds(3);
        });
        var load = new Load(client, new string('x', 2_000));
        await Task.Run(() => load.Record(Made));
        var waiting = client.Delivery.QueueBytes;
        sink.Mode = SinkMode.Count;
        await FlushUntilDoneAsync(client);

        var torn = load.Ids.Chunk(3).Count(trace => trace.Count(arrivals.Has) is 1 or 2);
        var newest = load.Ids.TakeLast(3_000).All(arrivals.Has);
        var status = client.Delivery;
        var holds = waiting <= Limit * 1.2 && status.SentObservations + status.Dropped == load.Ids.Count && arrivals.Spans == status.SentObservations && newest && torn <= 100;
        return new(
            "server hangs, four times more bytes than the queue of 32 MiB holds",
            "the oldest traces go, whole; the newest arrive; sent + dropped = made",
            $"waiting {waiting >> 20} MiB, arrived {arrivals.Spans}, dropped {status.Dropped}, newest 1,000 traces {(newest ? "whole" : "not whole")}, torn traces {torn}",
            holds);
    }

    /// <summary>Each burst fits into the queue; all of them are far over its count and several times its bytes.</summary>
    private static async Task<Row> BurstsAsync(SinkMode mode)
    {
        const int Bursts = 10;
        const int Burst = 3_000;
        var arrivals = new Arrivals();
        using var place = new SpoolPlace();
        await using var sink = SinkServer.Start(mode, arrivals);
        await using var client = place.Client(sink.Port, static options =>
        {
            options.MaxQueueBytes = 8 << 20;
            options.MaxQueueLength = 1_000;
            options.FlushAt = 512;
            options.Timeout = TimeSpan.FromSeconds(30);
            options.ShutdownTimeout = TimeSpan.FromSeconds(1);
        });
        var load = new Load(client, new string('x', 2_000));
        for (var burst = 0; burst < Bursts; burst++)
        {
            load.Record(Burst);
            await Task.Delay(500);
        }

        var (dropped, held) = (client.Delivery.Dropped, client.Delivery.Pending);
        sink.Mode = SinkMode.Count;
        await client.DisposeAsync();
        await using var next = place.Client(sink.Port);
        await SpoolPlace.FlushUntilAsync(next, () => arrivals.Spans == load.Ids.Count && next.Delivery.Spooled == 0);
        return new(
            $"server {(mode == SinkMode.Silent ? "hangs" : "answers 503")}, ten bursts of 3,000 into a queue of 8 MiB and 1,000, with a spool",
            "nothing is dropped; all arrive, each once",
            $"made {load.Ids.Count}, dropped {dropped}, in requests at the end {held}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}",
            dropped == 0 && arrivals.Spans == load.Ids.Count && arrivals.Duplicates == 0);
    }

    private static async Task<FlushResult> FlushUntilDoneAsync(LangfuseClient client)
    {
        var result = await client.FlushAsync(s_flushTime);
        for (var tries = 0; tries < 40 && result.Pending + result.Spooled > 0; tries++)
        {
            await Task.Delay(250);
            result = await client.FlushAsync(s_flushTime);
        }

        return result;
    }
}
