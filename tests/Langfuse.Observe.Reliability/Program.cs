using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Runs;

return args switch
{
    ["sink"] => await SinkChild.RunAsync(),
    ["throughput"] => await ThroughputRun.RunAsync(producers: 2, perProducer: 1_000_000),
    ["throughput", var producers] => await ThroughputRun.RunAsync(int.Parse(producers, CultureInfo.InvariantCulture), perProducer: 1_000_000),
    ["allocations"] => await AllocationRun.RunAsync(),
    ["encode"] => EncodeRun.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("throughput [producers]");
    return 2;
}
