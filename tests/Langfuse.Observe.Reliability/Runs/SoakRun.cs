using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Steady load for minutes while the server's mood changes: memory, threads, handles and activities must stay flat.</summary>
internal static class SoakRun
{
    private const int PerStep = 600;
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(200);
    private static readonly SinkMode[] s_moods = [SinkMode.Count, SinkMode.Failing, SinkMode.Count, SinkMode.HalfClosed, SinkMode.TooMany, SinkMode.Count];

    public static async Task<int> RunAsync(double minutes)
    {
        await using var sink = SinkServer.Start(SinkMode.Read, arrivals: null);
        var first = default(State);
        var last = default(State);
        var watch = Stopwatch.StartNew();
        var samples = new List<WeakReference>();
        var (made, sent, dropped) = (0L, 0L, 0L);
        for (var round = 0; watch.Elapsed.TotalMinutes < minutes; round++)
        {
            // A new client each round: what a disposed one holds on to would add up.
            await using var client = Clients.At(sink.Port);
            sink.Mode = s_moods[round % s_moods.Length] is var mood && mood == SinkMode.Count ? SinkMode.Read : mood;
            for (var step = 0; step < 100 && watch.Elapsed.TotalMinutes < minutes; step++)
            {
                made += Record(client, samples);
                await Task.Delay(s_step);
            }

            sink.Mode = SinkMode.Read;
            await client.DisposeAsync();
            (sent, dropped) = (sent + client.Delivery.SentObservations, dropped + client.Delivery.Dropped);
            last = State.Now(samples);
            first = round == 1 ? last : first;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed:mm\\:ss} {mood,-10} made {made:N0} sent {sent:N0} dropped {dropped:N0}  {last}"));
        }

        var isFlat = last.HeapBytes < first.HeapBytes + (16 << 20) && last.Threads <= first.Threads + 8 && last.Handles <= first.Handles + 16 && last.LiveActivities == 0;
        var adds = sent + dropped == made;
        Console.WriteLine($"flat: {isFlat}, sent + dropped = made: {adds}");
        return isFlat && adds ? 0 : 1;
    }

    private static int Record(LangfuseClient client, List<WeakReference> samples)
    {
        var load = new Load(client);
        load.Record(PerStep);
        using (var root = client.StartTrace("sampled"))
        {
            samples.Add(new WeakReference(root.Activity));
        }

        return load.Ids.Count + 1;
    }

    private readonly record struct State(long HeapBytes, int Threads, int Handles, int LiveActivities)
    {
        public static State Now(List<WeakReference> samples)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            var handles = OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount;
            var alive = samples.Count(static sample => sample.IsAlive);
            samples.Clear();
            return new(GC.GetTotalMemory(forceFullCollection: true), process.Threads.Count, handles, alive);
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"heap {HeapBytes / 1024.0 / 1024:0.0} MiB, threads {Threads}, handles {Handles}, live activities {LiveActivities}");
    }
}
