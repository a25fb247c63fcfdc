using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>
/// A server in a process of its own under a steady mixed load, which sends the same traces again and again: its memory, handles and file must not grow from the middle of the run to
/// its end, and afterwards it must do nothing. Linux only: the numbers come from /proc.
/// </summary>
internal static class ServerSoakRun
{
    private const int Traces = 2000;
    private const double MaxGrowth = 1.25;
    private const double MaxIdlePercent = 0.1;
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(double minutes)
    {
        var folder = Directory.CreateTempSubdirectory("langfuse-soak-");
        var file = Path.Combine(folder.FullName, "traces.db");
        using var server = Start(file);
        try
        {
            var address = await AddressAsync(server);
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("pk-lf-local:sk-lf-local")));
            var samples = await LoadAsync(http, server, file, TimeSpan.FromMinutes(minutes));
            var idle = await IdleAsync(server);
            return Report(samples, idle);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string file) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Langfuse.Observe.Server.dll"), "serve", "--port", "0", "--data", file])
    {
        RedirectStandardOutput = true,
    })!;

    private static async Task<Uri> AddressAsync(Process server)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("LANGFUSE_BASE_URL=", StringComparison.Ordinal))
            {
                return new Uri(line.Trim()["LANGFUSE_BASE_URL=".Length..]);
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    private static async Task<List<Sample>> LoadAsync(HttpClient http, Process server, string file, TimeSpan length)
    {
        var samples = new List<Sample>();
        var watch = Stopwatch.StartNew();
        var (random, requests, next) = (new Random(1), 0L, TimeSpan.Zero);
        while (watch.Elapsed < length)
        {
            for (var batch = 0; batch < 10; batch++)
            {
                using var sent = await http.PostAsync("api/public/ingestion", new StringContent(Batch(random), Encoding.UTF8, "application/json"));
                sent.EnsureSuccessStatusCode();
            }

            foreach (var read in (string[])["api/public/traces?limit=20", $"api/public/traces/trace-{random.Next(Traces):0000}", "api/public/v2/observations?limit=20", "api/local/traces?q=soak", "api/public/sessions"])
            {
                using var answer = await http.GetAsync(read);
                await answer.Content.ReadAsByteArrayAsync();
                requests++;
            }

            requests += 10;
            if (watch.Elapsed >= next)
            {
                samples.Add(Sample.Of(server, file));
                next = watch.Elapsed + (length / 40);
            }
        }

        Console.WriteLine($"{requests:N0} requests in {watch.Elapsed.TotalMinutes:0.0} minutes");
        return samples;
    }

    private static string Batch(Random random)
    {
        var events = Enumerable.Range(0, 20).Select(_ =>
        {
            var trace = random.Next(Traces).ToString("0000", CultureInfo.InvariantCulture);
            return $$$"""{"id":"{{{Guid.NewGuid()}}}","type":"generation-create","timestamp":"2026-01-01T00:00:00Z","body":{"id":"obs-{{{trace}}}","traceId":"trace-{{{trace}}}","name":"soak","model":"gpt-4o","startTime":"2026-01-01T00:00:00Z","endTime":"2026-01-01T00:00:01Z","input":"{{{new string('q', 200)}}}","output":"{{{random.Next()}}}","usageDetails":{"input":10,"output":5} } }""";
        });
        return $$"""{"batch":[{{string.Join(',', events)}}]}""";
    }

    private static async Task<double> IdleAsync(Process server)
    {
        await Task.Delay(TimeSpan.FromSeconds(10));
        server.Refresh();
        var before = server.TotalProcessorTime;
        await Task.Delay(s_idle);
        server.Refresh();
        return (server.TotalProcessorTime - before) / s_idle * 100;
    }

    private static int Report(List<Sample> samples, double idle)
    {
        var (middle, end) = (samples[samples.Count / 2], samples[^1]);
        Console.WriteLine("| | start | middle | end |\n|---|---|---|---|");
        Row("resident memory, MB", sample => sample.Memory / 1048576.0);
        Row("handles", sample => sample.Handles);
        Row("file with its log, MB", sample => sample.Disk / 1048576.0);
        Console.WriteLine($"idle processor: {idle:0.00} %");
        var isFlat = end.Memory <= middle.Memory * MaxGrowth && end.Handles <= middle.Handles + 20 && end.Disk <= middle.Disk * MaxGrowth;
        Console.WriteLine(isFlat && idle <= MaxIdlePercent ? "flat" : "NOT FLAT");
        return isFlat && idle <= MaxIdlePercent ? 0 : 1;

        void Row(string name, Func<Sample, double> of) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {of(samples[0]):0.#} | {of(middle):0.#} | {of(end):0.#} |"));
    }

    private sealed record Sample(long Memory, int Handles, long Disk)
    {
        public static Sample Of(Process server, string file)
        {
            server.Refresh();
            return new Sample(server.WorkingSet64, Directory.EnumerateFileSystemEntries($"/proc/{server.Id}/fd").Count(), Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Sum(part => new FileInfo(part).Length));
        }
    }
}
