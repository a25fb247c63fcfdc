// Planted: LFO5002
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var cts = new CancellationTokenSource();
Console.CancelKeyPress += OnCancel;
await Pump.RunAsync(cts.Token);

static void OnCancel(object? sender, ConsoleCancelEventArgs e)
{
    Console.WriteLine("bye");
    Environment.Exit(1);
}

static class Pump
{
    [Observe]
    public static async Task RunAsync(CancellationToken ct)
    {
        for (var i = 0; i < 100; i++)
            await Task.Delay(100, ct);
    }
}
