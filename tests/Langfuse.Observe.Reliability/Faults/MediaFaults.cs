using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Report;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Faults;

/// <summary>Media that wait for their upload.</summary>
internal static class MediaFaults
{
    private const int Made = 40;

    public static async Task<List<Row>> RunAsync() => [await KilledAsync(serverTakesSpans: false), await KilledAsync(serverTakesSpans: true), await AwayAsync()];

    private static async Task<Row> KilledAsync(bool serverTakesSpans)
    {
        using var place = new SpoolPlace();
        var arrivals = new Arrivals();
        var first = serverTakesSpans ? SinkServer.Start(SinkMode.WithoutMedia, arrivals) : null;
        using (var child = ChildProcess.Start("media-child", (first?.Port ?? SinkServer.FreePort()).ToString(CultureInfo.InvariantCulture), place.Path, Made.ToString(CultureInfo.InvariantCulture)))
        {
            await child.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3));
            child.Kill();
            await child.WaitForExitAsync();
        }

        if (first is not null)
        {
            await first.DisposeAsync();
        }

        await using var sink = SinkServer.Start(SinkMode.Count, arrivals);
        await using var next = place.Client(sink.Port);
        await SpoolPlace.FlushUntilAsync(next, () => arrivals.Media.Contents == Made && arrivals.Spans == Made && next.Delivery is { Spooled: 0, MediaPending: 0 });
        return new(
            $"kill -9 while {Made} contents wait for their upload, {(serverTakesSpans ? "the server takes observations only" : "the server is away")}",
            "the next process uploads each, once",
            $"made {Made}, arrived {arrivals.Spans}, contents {arrivals.Media.Contents}, twice {arrivals.Duplicates + arrivals.Media.Duplicates}, failed {next.Delivery.MediaFailed}",
            arrivals is { Spans: Made, Duplicates: 0 } && arrivals.Media is { Contents: Made, Duplicates: 0 } && next.Delivery.MediaFailed == 0 && !Left(place));
    }

    private static async Task<Row> AwayAsync()
    {
        using var place = new SpoolPlace();
        var arrivals = new Arrivals();
        var port = SinkServer.FreePort();
        await using var client = place.Client(port);
        Record(client, Made);
        await client.FlushAsync(TimeSpan.FromSeconds(2));
        await using var sink = SinkServer.Start(SinkMode.Count, arrivals, port);
        await SpoolPlace.FlushUntilAsync(client, () => client.Delivery is { Spooled: 0, Pending: 0, MediaPending: 0 });
        return new(
            $"the server is away while {Made} contents are recorded, then back",
            "observations and contents arrive, each once",
            $"made {Made}, arrived {arrivals.Spans}, contents {arrivals.Media.Contents}, twice {arrivals.Duplicates + arrivals.Media.Duplicates}, uploaded {client.Delivery.MediaUploaded}, failed {client.Delivery.MediaFailed}",
            arrivals is { Spans: Made, Duplicates: 0 } && arrivals.Media is { Contents: Made, Duplicates: 0 } && client.Delivery is { MediaUploaded: Made, MediaFailed: 0 } && !Left(place));
    }

    public static void Record(LangfuseClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var content = new byte[20_000];
            new Random(i).NextBytes(content);
            client.StartTrace("vision", input: new { image = new LangfuseMedia(content, "image/png") }).End();
        }
    }

    private static bool Left(SpoolPlace place) => Directory.EnumerateFiles(place.Path, "*.media", SearchOption.AllDirectories).Any();
}
