using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Servers that misbehave from the first request on, and addresses without a server.</summary>
internal static class ServerFaults
{
    private const int Made = 3_000;
    private static readonly TimeSpan s_flushTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_shortTime = TimeSpan.FromSeconds(2);

    /// <summary>A flush or disposal that takes so long waits for the server, however busy the machine is.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task<List<Row>> RunAsync() =>
    [
        await AllArriveAsync("slow server (2 s an answer)", SinkMode.Slow, "all arrive, each once"),
        await AllArriveAsync("connection closed in the middle of every second answer", SinkMode.HalfClosed, "all arrive, each once"),
        await AllArriveAsync("every second answer is not HTTP", SinkMode.Garbage, "all arrive, each once"),
        await AllArriveAsync("every third answer is lost after the server took all", SinkMode.Forgetful, "all arrive; twice only what a lost answer was for"),
        await AllArriveAsync("429 with Retry-After, two of three", SinkMode.TooMany, "all arrive, each once"),
        await AllArriveAsync("500, two of three", SinkMode.Failing, "all arrive, each once"),
        await AllArriveAsync("413 over 64 kB", SinkMode.TooLarge, "all arrive, each once, in smaller batches"),
        await NoneArriveAsync("401", SinkMode.Unauthorized, "none arrive, all counted as dropped", DropReason.Unauthorized),
        await StuckAsync("server that accepts and never answers"),
        await NobodyThereAsync("connection refused", new Uri($"http://127.0.0.1:{SinkServer.FreePort()}")),
        await NobodyThereAsync("DNS failure", new Uri("http://langfuse.invalid")),
        await TlsFailureAsync(),
    ];

    private static async Task<Row> AllArriveAsync(string situation, SinkMode mode, string expected)
    {
        var (arrivals, answers) = (new Arrivals(), new AnswerWatch());
        await using var sink = SinkServer.Start(mode, arrivals);
        await using var client = Clients.At(sink.Port, options => options.HttpHandlerFactory = answers.NewHandler);
        new Load(client).Record(Made);
        var result = await client.FlushAsync(s_flushTime);

        // On a machine that is busy an answer may take longer than a client waits: what it brought may come again, and nothing else.
        var holds = arrivals.Spans == Made && result.Sent == Made && result is { Pending: 0, Dropped: 0 } && arrivals.Unexplained(answers) == 0;
        return new(situation, expected, $"made {Made}, arrived {arrivals.Spans}, twice {arrivals.Duplicates}, sent {result.Sent}, dropped {result.Dropped}", holds);
    }

    private static async Task<Row> NoneArriveAsync(string situation, SinkMode mode, string expected, DropReason reason)
    {
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(mode, arrivals);
        await using var client = Clients.At(sink.Port);
        new Load(client).Record(Made);
        var result = await client.FlushAsync(s_flushTime);
        var holds = arrivals.Spans == 0 && result is { Sent: 0, Pending: 0 } && client.Delivery.DroppedFor(reason) == Made;
        return new(situation, expected, $"made {Made}, arrived {arrivals.Spans}, dropped for {reason} {client.Delivery.DroppedFor(reason)}, requests {sink.Requests}", holds);
    }

    private static async Task<Row> StuckAsync(string situation)
    {
        var arrivals = new Arrivals();
        await using var sink = SinkServer.Start(SinkMode.Silent, arrivals);
        var client = Clients.At(sink.Port, options => options.ShutdownTimeout = s_shortTime);
        new Load(client).Record(Made);
        return await EndsAsync(situation, client);
    }

    private static async Task<Row> NobodyThereAsync(string situation, Uri address)
    {
        var client = Clients.At(address, options => options.ShutdownTimeout = s_shortTime);
        new Load(client).Record(Made);
        return await EndsAsync(situation, client);
    }

    private static async Task<Row> TlsFailureAsync()
    {
        await using var sink = SinkServer.Start(SinkMode.Count, new Arrivals());
        var client = Clients.At(new Uri($"https://127.0.0.1:{sink.Port}"), options => options.ShutdownTimeout = s_shortTime);
        new Load(client).Record(Made);
        return await EndsAsync("TLS failure", client);
    }

    /// <summary>Flush and disposal end though the server never answers, and what is left is counted.</summary>
    private static async Task<Row> EndsAsync(string situation, LangfuseClient client)
    {
        var hasEnded = false;
        FlushResult? result = null;
        try
        {
            result = await client.FlushAsync(s_shortTime).WaitAsync(s_patience);
            await client.DisposeAsync().AsTask().WaitAsync(s_patience);
            hasEnded = true;
        }
        catch (TimeoutException)
        {
        }

        var holds = hasEnded && result!.Pending == Made && client.Delivery.DroppedFor(DropReason.Shutdown) == Made;
        return new(
            situation,
            "flush and disposal end by themselves (2 s, and a last try), all pending, then all counted as dropped",
            $"made {Made}, pending {result?.Pending}, dropped at shutdown {client.Delivery.DroppedFor(DropReason.Shutdown)}, {(hasEnded ? "ended" : "did not end")}",
            holds);
    }
}
