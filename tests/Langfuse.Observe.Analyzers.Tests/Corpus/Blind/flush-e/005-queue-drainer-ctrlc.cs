// Planted: LFO5001
using Langfuse.Observe;
using System.Collections.Concurrent;

// Takes parcel claims from a spool folder until somebody stops it.
internal sealed class ClaimLoop(string folder)
{
    private readonly ConcurrentQueue<string> _claims = new(Directory.GetFiles(folder, "*.claim"));

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _claims.TryDequeue(out var claim))
        {
            Console.WriteLine(await DecideAsync(Path.GetFileName(claim)));
        }
    }

    [Observe(Name = "decide-claim", AsType = ObservationType.Agent)]
    private static async Task<string> DecideAsync(string claim)
    {
        await Task.Delay(50);
        return claim.Length % 2 == 0 ? "refund" : "refuse";
    }
}

internal static class Program
{
    private static async Task Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
            langfuse.Dispose();
        };

        await new ClaimLoop(args.FirstOrDefault() ?? ".").RunAsync(stop.Token);
        Console.WriteLine("no claims left");
    }
}
