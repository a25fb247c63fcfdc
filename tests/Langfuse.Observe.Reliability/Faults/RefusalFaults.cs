using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Servers that refuse some of what is in a batch.</summary>
internal static class RefusalFaults
{
    private const int Made = 3_000;

    public static async Task<List<Row>> RunAsync() =>
    [
        await SomeSpansAsync(withSpool: false),
        await SomeSpansAsync(withSpool: true),
        await SomeScoresAsync(withSpool: false),
        await SomeScoresAsync(withSpool: true),
        await EarlyAsync(withSpool: false),
        await EarlyAsync(withSpool: true),
    ];

    private static async Task<Row> SomeSpansAsync(bool withSpool)
    {
        using var place = new SpoolPlace();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Refusing, arrivals);
        await using var client = Start(sink.Port, withSpool ? place.Path : null);
        var load = new Load(client);
        load.Record(Made);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Pending: 0, Spooled: 0 });
        var bad = load.Ids.Count(Arrivals.IsBad);
        var status = client.Delivery;
        return new(
            $"400 to every request with a bad span, one of 64 is bad, {(withSpool ? "with" : "without")} a spool",
            "the bad ones are dropped, each refused alone; every other one arrives, once",
            $"made {Made}, bad {bad}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, sent {status.Sent}, refused {status.DroppedFor(DropReason.Rejected)}, requests {sink.Requests}",
            bad > 0 && arrivals.Spans == Made - bad && arrivals.Duplicates == 0 && status.Sent == Made - bad && status.DroppedFor(DropReason.Rejected) == bad && status.Dropped == bad);
    }

    private static async Task<Row> SomeScoresAsync(bool withSpool)
    {
        using var place = new SpoolPlace();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Partly, arrivals);
        await using var client = Start(sink.Port, withSpool ? place.Path : null);
        for (var i = 0; i < Made; i++)
        {
            client.Score("score", i, traceId: LangfuseClient.CreateTraceId());
        }

        await client.FlushAsync(TimeSpan.FromMilliseconds(200));
        var (pending, length) = (client.Delivery.Pending, client.Delivery.QueueLength);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Pending: 0, Spooled: 0 });
        var status = client.Delivery;
        return new(
            $"207 with 429, then 503, for every score, {(withSpool ? "with" : "without")} a spool",
            "they are sent again together; all arrive, each is taken once",
            $"made {Made}, arrived {arrivals.Scores}, twice {arrivals.Duplicates}, sent {status.SentScores}, dropped {status.Dropped}, requests {sink.Requests}; after 200 ms pending {pending}, in the queue {length}",
            arrivals is { Scores: Made, Duplicates: 0 } && status is { SentScores: Made, Dropped: 0, QueueLength: 0 } && sink.Requests < Made / 2);
    }

    private static async Task<Row> EarlyAsync(bool withSpool)
    {
        using var place = new SpoolPlace();
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.TooLargeEarly, arrivals);
        await using var client = Start(sink.Port, withSpool ? place.Path : null);
        client.StartTrace("too large", input: new string('x', 2 << 20)).End();
        var load = new Load(client, new string('x', 20_000));
        load.Record(Made / 5);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Pending: 0, Spooled: 0 });
        var status = client.Delivery;
        return new(
            $"413 above 1 MiB before the body is read, and then a reset, {(withSpool ? "with" : "without")} a spool",
            "the one that is too large alone is dropped; all others arrive, each once, in smaller requests",
            $"made {load.Ids.Count} and one too large, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, too large {status.DroppedFor(DropReason.TooLarge)}, requests {sink.Requests}",
            arrivals.Spans == load.Ids.Count && arrivals.Duplicates == 0 && status.DroppedFor(DropReason.TooLarge) == 1 && status.Dropped == 1 && sink.Requests < 60);
    }

    private static LangfuseClient Start(int port, string? directory) => Clients.At(port, options =>
    {
        options.SpoolDirectory = directory;
        options.FlushAt = 10_000;
        options.MaxFieldBytes = 4 << 20;
    });
}
