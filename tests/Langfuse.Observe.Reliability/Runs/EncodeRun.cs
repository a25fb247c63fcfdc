using System.Diagnostics;
using System.Globalization;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Delivery.Observations.Otlp;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Nanoseconds per observation of about 300 bytes: into the queue, out of it, and encoded. The best of many rounds, because
/// other programs share the processors.</summary>
internal static class EncodeRun
{
    private const int Count = 512;
    private const int Rounds = 3000;

    public static int Run()
    {
        var text = new string('x', 60);
        var (bestQueue, bestEncode, bytes) = (double.MaxValue, double.MaxValue, 0);
        var sink = new KeepingSink();
        SinkRegistry.Add(sink, "encode");
        for (var round = 0; round < Rounds; round++)
        {
            sink.Kept.Clear();
            for (var i = 0; i < Count; i++)
            {
                using var observation = Runtime.ObservationStarter.Start(new("work", ObservationType.Span) { Sink = sink })!;
                observation.Update(input: text, output: text);
            }

            var queue = new ObservationQueue(new(1_000_000, 1L << 40, static () => false), new DeliveryCounters());
            var watch = Stopwatch.StartNew();
            foreach (var observation in sink.Kept)
            {
                queue.Enqueue(observation);
            }

            bestQueue = Math.Min(bestQueue, watch.Elapsed.TotalNanoseconds / Count);
            using var batch = new Batch(UnitKind.Observation);
            batch.Buffer.Reserve(Count * 400);
            var writer = new SpanWriter(new("production", "1.0"));
            var scope = new SpanScope("langfuse-sdk", "1");
            var shard = 0;
            watch.Restart();
            while (queue.TryDequeue(ref shard, out var item))
            {
                var offset = batch.Buffer.Length;
                var span = Proto.Open(batch.Buffer, 2);
                writer.Write(batch.Buffer, item.Observation);
                Proto.Close(batch.Buffer, span);
                batch.Add(offset, scope);
            }

            bestEncode = Math.Min(bestEncode, watch.Elapsed.TotalNanoseconds / Count);
            bytes = batch.Buffer.Length / Count;
        }

        SinkRegistry.Remove(sink);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} B on the wire: hand-over {bestQueue:0} ns, dequeue and encode {bestEncode:0} ns, together {bestQueue + bestEncode:0} ns"));
        return 0;
    }
}
