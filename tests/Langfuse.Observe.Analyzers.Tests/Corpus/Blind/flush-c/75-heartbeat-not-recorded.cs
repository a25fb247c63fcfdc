// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var done = new CancellationTokenSource();
_ = SpinAsync(done.Token);

var riddle = args.FirstOrDefault() ?? "What has keys but no locks?";
Console.WriteLine(await Riddles.SolveAsync(riddle));
await done.CancelAsync();

static async Task SpinAsync(CancellationToken cancellationToken)
{
    while (!cancellationToken.IsCancellationRequested)
    {
        Console.Write('.');
        await Task.Delay(100, CancellationToken.None);
    }
}

static class Riddles
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> SolveAsync(string riddle)
    {
        await Task.Delay(250);
        return riddle.Contains("keys", StringComparison.Ordinal) ? "A piano." : "Time.";
    }
}
