using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>How much one process delivers to a sink that only reads, beside OpenTelemetry's own exporter. Both sides keep their queues below
/// their limits, so that nothing need be dropped; the sink counts what arrives, and a round that lost or doubled something fails the run.</summary>
internal static class ThroughputRun
{
    private const int Warmup = 100_000;
    private static readonly string s_text = new('x', 60);

    public static async Task<int> RunAsync(int producers, int perProducer)
    {
        using var sink = ChildProcess.Start("sink");
        var port = int.Parse((await sink.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        var isComplete = true;
        for (var round = 0; round < 3; round++)
        {
            isComplete &= await OursAsync(sink, port, producers, round == 0 ? Warmup : perProducer);
            isComplete &= await TheirsAsync(sink, port, producers, round == 0 ? Warmup : perProducer);
        }

        sink.StandardInput.Close();
        await sink.WaitForExitAsync();
        return isComplete ? 0 : 1;
    }

    private static async Task<bool> OursAsync(Process sink, int port, int producers, int count)
    {
        await using var client = Clients.At(port);
        var backlog = new Backlog(() => client.Delivery.QueueLength);
        var hasArrived = await MeasureAsync("langfuse", sink, producers, count, backlog, Produce, () => client.FlushAsync(TimeSpan.FromMinutes(2)));
        return hasArrived && client.Delivery is { Pending: 0, Dropped: 0 };

        void Produce()
        {
            using var observation = client.StartObservation("work", input: s_text);
            observation.Update(output: s_text);
        }
    }

    private static async Task<bool> TheirsAsync(Process sink, int port, int producers, int count)
    {
        using var source = new ActivitySource("theirs");
        using var counting = new CountingProcessor();
        using var exporter = new CountingExporter(new Uri($"http://127.0.0.1:{port}/api/public/otel/v1/traces"));
        using var provider = Sdk.CreateTracerProviderBuilder()
            .AddSource("theirs")
            .AddProcessor(counting)
            .AddProcessor(new BatchActivityExportProcessor(exporter, maxQueueSize: 200_000, scheduledDelayMilliseconds: 50, maxExportBatchSize: 8_192))
            .Build();
        var backlog = new Backlog(() => counting.Ended - exporter.Exported);
        return await MeasureAsync("opentelemetry", sink, producers, count, backlog, Produce, () => Task.Run(() => provider.ForceFlush(120_000)));

        void Produce()
        {
            using var activity = source.StartActivity("work");
            activity!.SetTag("langfuse.internal.is_app_root", true);
            activity.SetTag("langfuse.observation.type", "span");
            activity.SetTag("langfuse.observation.input", s_text);
            activity.SetTag("langfuse.observation.output", s_text);
        }
    }

    /// <returns>Whether what was made has arrived, no more and no less.</returns>
    private static async Task<bool> MeasureAsync(
        string who, Process sink, int producers, int count, Backlog backlog, Action produce, Func<Task> flush)
    {
        var made = (long)producers * count;
        var before = await SpansAsync(sink);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        Parallel(producers, () =>
        {
            for (var i = 0; i < count; i++)
            {
                produce();
                backlog.Wait(i);
            }
        });
        await flush();
        var time = watch.Elapsed.TotalSeconds;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var arrived = await SpansAsync(sink) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{who,-14} {made,9:N0} made, {arrived,9:N0} arrived{(arrived == made ? "" : " (FAILED)")}, {made / time,9:N0}/s, processor {processor.TotalNanoseconds / made:0} ns each, {allocated / made} B allocated each"));
        return arrived == made;
    }

    private static async Task<long> SpansAsync(Process sink)
    {
        await sink.StandardInput.WriteLineAsync();
        return long.Parse((await sink.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    private static void Parallel(int producers, Action produce)
    {
        var threads = Enumerable.Range(0, producers).Select(_ => new Thread(() => produce())).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }
}
