using System.Globalization;
using Langfuse.Observe.Reliability.Children;
using Langfuse.Observe.Reliability.Runs;
using Langfuse.Observe.Reliability.Sink;

return args switch
{
    ["faults"] => await FaultRun.RunAsync(page: null),
    ["faults", var page] => await FaultRun.RunAsync(page),
    ["faults-of", var kind] => await FaultRun.RunOneAsync(kind),
    ["mix", var combinations] => await MixRun.RunAsync(int.Parse(combinations, CultureInfo.InvariantCulture), seed: 1),
    ["mix", var combinations, var seed] => await MixRun.RunAsync(int.Parse(combinations, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
    ["soak"] => await SoakRun.RunAsync(minutes: 10),
    ["soak", var minutes] => await SoakRun.RunAsync(double.Parse(minutes, CultureInfo.InvariantCulture)),
    ["server-soak"] => await ServerSoakRun.RunAsync(minutes: 60),
    ["server-soak", var minutes] => await ServerSoakRun.RunAsync(double.Parse(minutes, CultureInfo.InvariantCulture)),
    ["throughput"] => await ThroughputRun.RunAsync(producers: 2, perProducer: 1_000_000),
    ["throughput", var producers] => await ThroughputRun.RunAsync(int.Parse(producers, CultureInfo.InvariantCulture), perProducer: 1_000_000),
    ["allocations"] => await AllocationRun.RunAsync(),
    ["memory"] => await MemoryRun.RunAsync(SinkMode.Silent, withSpool: false),
    ["memory", "spool"] => await MemoryRun.RunAsync(SinkMode.Silent, withSpool: true),
    ["memory", "spool", var mode] => await MemoryRun.RunAsync(Enum.Parse<SinkMode>(mode), withSpool: true),
    ["encode"] => EncodeRun.Run(),
    ["start"] => StartRun.Run(),
    ["server"] => await ServerRun.RunAsync(),
    ["sink"] => await SinkChild.RunAsync(SinkMode.Read),
    ["sink", var mode] => await SinkChild.RunAsync(Enum.Parse<SinkMode>(mode)),
    ["resume-child", var port, var directory] => await ResumingChild.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), directory),
    ["media-child", var port, var directory, var count] => await MediaChild.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), directory, int.Parse(count, CultureInfo.InvariantCulture)),
    ["ending-child", var port, var how, var directory, var count] => await EndingChild.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), how, directory, int.Parse(count, CultureInfo.InvariantCulture)),
    ["mix-child", var port, var directory, var bytes] => await MixChild.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), directory, long.Parse(bytes, CultureInfo.InvariantCulture)),
    ["spool-child", var port, var directory] => await SpoolingChild.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), directory),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        faults [PAGE]           every fault once; writes the table into docs/reliability.md when that page is named
        faults-of KIND          one kind of them: load, server, disk, spool, refusal, end, media, privacy, link, kill
        mix COUNT [SEED]        so many random combinations of faults; the same ones for the same seed
        soak [MINUTES]          steady load with a moody server (10 minutes): flat memory, threads, handles, activities
        throughput [PRODUCERS]  sustained export into a sink that only reads, beside OpenTelemetry's exporter
        allocations             bytes allocated per observation, beside OpenTelemetry's exporter
        memory [spool [MODE]]   the most memory while a server hangs (or is Unavailable) and a million observations of 2 kB are recorded
        encode                  nanoseconds to hand over and encode an observation
        start                   milliseconds of LangfuseClient.Start()
        server-soak [MINUTES]   a server under steady mixed load (60 minutes): flat memory, handles and file; then idle
        server                  spans a second from a client into the local server and its SQLite file
        """);
    return 2;
}
