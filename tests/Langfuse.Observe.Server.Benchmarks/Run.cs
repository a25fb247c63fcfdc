using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Langfuse.Observe.Server.Benchmarks;

/// <summary>Fills a server and asks it.</summary>
internal static class Run
{
    private const int SpansPerExport = 500;
    private const int ExportsPerChunk = 100;
    private const int Senders = 4;

    public static async Task<int> AllAsync(Settings settings)
    {
        var temporary = settings.Data is null && settings.Postgres is null ? Directory.CreateTempSubdirectory("langfuse-benchmark-").FullName : null;
        try
        {
            var data = settings.Data ?? (temporary is null ? null : Path.Combine(temporary, "traces.db"));
            string[] store = settings.Postgres is { } postgres ? ["--postgres", postgres] : ["--data", data!];
            var isFilled = settings.Data is not null && File.Exists(settings.Data);
            var generator = new Generator(settings.Seed);
            await FillAsync(settings, store, generator, data, send: !isFilled);
            if (settings.Judged > 0)
            {
                await Judging.MeasureAsync(settings, store, generator);
                return 0;
            }

            await AskAsync(settings, store, generator);
            return 0;
        }
        finally
        {
            if (temporary is not null)
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static async Task FillAsync(Settings settings, string[] store, Generator generator, string? file, bool send)
    {
        using var server = send ? await ServerProcess.StartAsync(store) : null;
        var sending = new Stopwatch();
        long bytes = 0;
        var most = 0d;
        while (generator.Made < settings.Observations)
        {
            // Made beforehand, so that only the server is timed; the processors are shared with these senders all the same.
            var exports = Enumerable.Range(0, ExportsPerChunk).TakeWhile(_ => generator.Made < settings.Observations).Select(_ => generator.Export(SpansPerExport)).ToList();
            bytes += exports.Sum(export => (long)export.Length);
            if (server is not null)
            {
                sending.Start();
                await Parallel.ForEachAsync(exports, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (export, cancellation) => await SendAsync(server, export, cancellation));
                sending.Stop();
                most = Math.Max(most, server.ResidentMegabytes);
            }
        }

        if (server is null)
        {
            return;
        }

        Row("ingestion", $"{generator.Made / sending.Elapsed.TotalSeconds:N0} observations/s", $"{generator.Made:N0} observations, {bytes / 1e6:N0} MB of protobuf, {server.ProcessorSeconds / generator.Made * 1e6:N1} µs of processor each");
        Row("memory while they come", $"{most:N0} MB", "the most");
        var indexing = Stopwatch.StartNew();
        await server.GetAsync("api/local/traces?q=" + generator.Words.At(15_000));
        Row("the full-text index is up to date", $"{indexing.Elapsed.TotalSeconds:N1} s", "after the last answer to an export");
        var counts = await server.GetAsync("api/local/counts");
        if ((long)counts["observations"]! != generator.Made)
        {
            throw new InvalidOperationException($"{generator.Made} were sent, and {counts["observations"]} are there.");
        }

        if (file is not null)
        {
            var size = new FileInfo(file).Length;
            Row("file", $"{size / 1e6:N0} MB", $"{(double)size / bytes:N2} × the payload");
        }
    }

    private static async Task SendAsync(ServerProcess server, byte[] export, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(export);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        using var answer = await server.Http.PostAsync("api/public/otel/v1/traces", content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AskAsync(Settings settings, string[] store, Generator generator)
    {
        using (await ServerProcess.StartAsync(store))
        {
            // The second start has the program in the file cache.
        }

        using var server = await ServerProcess.StartAsync(store);
        Row("start to the first answer", $"{server.Started.TotalMilliseconds:N0} ms", "as a process of its own, warm");
        await Task.Delay(2000);
        var idle = server.ProcessorSeconds;
        await Task.Delay(10_000);
        Row("idle", $"{(server.ProcessorSeconds - idle) * 10:N2} %", "of a processor, from two seconds after the start on, for ten");
        Row("idle memory", $"{server.ResidentMegabytes:N0} MB", "twelve seconds after the start");
        var random = new Random(settings.Seed);
        await TimeAsync(settings, server, "trace list", () => [$"api/public/traces?limit=50&page={1 + random.Next(20)}"]);
        await TimeAsync(settings, server, "trace list of the page", () => ["api/local/traces?limit=50"]);
        await TimeAsync(settings, server, "trace list, by user", () => [$"api/public/traces?limit=50&userId=user-{random.Next(200)}"]);
        if (generator.LargeTraceIds.Count > 0)
        {
            await TimeAsync(settings, server, $"trace of {Generator.Large:N0} observations", () => [$"api/public/traces/{generator.LargeTraceIds[random.Next(generator.LargeTraceIds.Count)]}"]);
            await TimeAsync(settings, server, "the same for the page", () => [$"api/local/traces/{generator.LargeTraceIds[random.Next(generator.LargeTraceIds.Count)]}"]);
        }

        await TimeAsync(settings, server, "one trace", () => [$"api/public/traces/{generator.TraceIds[random.Next(generator.TraceIds.Count)]}"]);
        await TimeAsync(settings, server, "one observation", () => [$"api/public/observations/{generator.SpanIds[random.Next(generator.SpanIds.Count)]}"]);
        await TimeAsync(settings, server, "observation list", () => ["api/public/v2/observations?limit=50&fields=core,basic,usage"]);
        await TimeAsync(settings, server, "sessions", () => ["api/local/sessions?limit=50"]);
        await TimeAsync(settings, server, "users", () => ["api/local/users?limit=50"]);
        await TimeAsync(settings, server, "dashboard of 6 panels over 30 days", () => Dashboard.Panels);
        for (var panel = 0; panel < Dashboard.Panels.Length; panel++)
        {
            var only = Dashboard.Panels[panel];
            await TimeAsync(settings with { Rounds = Math.Min(5, settings.Rounds) }, server, $"  {Dashboard.Names[panel]}", () => [only]);
        }

        await TimeAsync(settings, server, "full text, a rare word", () => [$"api/local/traces?q={generator.Words.At(10_000 + random.Next(5_000))}"]);
        await TimeAsync(settings, server, "full text, a common word", () => [$"api/local/traces?q={generator.Words.At(20 + random.Next(200))}"]);
        Row("memory after all questions", $"{server.ResidentMegabytes:N0} MB", "");
    }

    private static async Task TimeAsync(Settings settings, ServerProcess server, string name, Func<string[]> paths)
    {
        foreach (var path in paths())
        {
            await server.GetAsync(path);
        }

        var times = new List<double>();
        var processor = server.ProcessorSeconds;
        for (var round = 0; round < settings.Rounds && times.Sum() < 60_000; round++)
        {
            var asked = paths();
            var watch = Stopwatch.StartNew();
            foreach (var path in asked)
            {
                using var answer = await server.Http.GetAsync(path);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Row(name, $"{times[(int)(0.95 * (times.Count - 1))]:N1} ms", $"p95 of {times.Count}; half within {times[times.Count / 2]:N1} ms; {(server.ProcessorSeconds - processor) / times.Count * 1000:N1} ms of processor each");
    }

    private static void Row(string name, string value, string remark) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {value} | {remark} |"));
}
