using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Sink;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Bytes allocated per observation: by the calling thread, and by everything else (encoding and sending).</summary>
internal static class AllocationRun
{
    private const int Count = 20_000;
    private static readonly string s_text = new('x', 60);

    public static async Task<int> RunAsync()
    {
        await using var sink = SinkServer.Start(SinkMode.Read, arrivals: null);
        await using (var client = Clients.At(sink.Port))
        {
            void Ours()
            {
                using var observation = client.StartObservation("work", input: s_text);
                observation.Update(output: s_text);
            }

            await MeasureAsync("langfuse", Ours, () => client.FlushAsync(TimeSpan.FromSeconds(30)));
        }

        using var source = new ActivitySource("theirs");
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource("theirs").AddOtlpExporter(exporter =>
        {
            exporter.Protocol = OpenTelemetry.Exporter.OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"http://127.0.0.1:{sink.Port}/api/public/otel/v1/traces");
            exporter.BatchExportProcessorOptions.MaxQueueSize = 100_000;
            exporter.BatchExportProcessorOptions.MaxExportBatchSize = 8_192;
        }).Build();

        void Theirs()
        {
            using var activity = source.StartActivity("work");
            activity!.SetTag("langfuse.observation.type", "span");
            activity.SetTag("langfuse.observation.input", s_text);
            activity.SetTag("langfuse.observation.output", s_text);
        }

        await MeasureAsync("opentelemetry", Theirs, () => Task.Run(() => provider.ForceFlush(30_000)));
        return 0;
    }

    private static async Task MeasureAsync(string who, Action once, Func<Task> flush)
    {
        for (var round = 0; round < 4; round++)
        {
            var all = GC.GetTotalAllocatedBytes(precise: true);
            var caller = Produce(once);
            await flush();
            all = GC.GetTotalAllocatedBytes(precise: true) - all;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{who,-14} round {round}: caller {caller / Count} B, delivery {(all - caller) / Count} B"));
        }
    }

    private static long Produce(Action once)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Count; i++)
        {
            once();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
