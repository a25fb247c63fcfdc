using System.Globalization;
using BenchmarkDotNet.Running;
using Langfuse.Observe.Benchmarks.Client;

switch (args)
{
    case ["client"]:
        return await ClientComparison.RunAsync();
    case ["client-server", var traces]:
        return await PeerServer.RunAsync(int.Parse(traces, CultureInfo.InvariantCulture));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
