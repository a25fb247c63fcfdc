// Planted: LFO5002
using Langfuse.Observe;

namespace Poller;

public sealed class App
{
    private readonly CancellationTokenSource _stop = new();

    public static async Task Main() => await new App().RunAsync();

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        Console.WriteLine("interrupted");
        _stop.Cancel();
        Environment.Exit(130);
    }

    private async Task RunAsync()
    {
        await using var langfuse = LangfuseClient.Start();
        Console.CancelKeyPress += OnCancel;
        for (var round = 0; round < 1000 && !_stop.IsCancellationRequested; round++)
        {
            using var trace = langfuse.StartTrace("poll", metadata: new { round });
            await Task.Delay(250);
            trace.Update(output: "idle");
        }
    }
}
