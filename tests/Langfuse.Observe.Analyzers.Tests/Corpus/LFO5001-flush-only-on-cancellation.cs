// Planted: LFO5001
using Langfuse.Observe;

public static class Program
{
    public static async Task Main(string[] args)
    {
        using var cts = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var langfuse = LangfuseClient.Start();
        try
        {
            await Agent.RunAsync(args[0], cts.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("timed out");
            await langfuse.FlushAsync(TimeSpan.FromSeconds(2));
        }
    }
}

public static class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task RunAsync(string goal, CancellationToken ct)
    {
        for (var i = 0; i < 10; i++)
            await Task.Delay(goal.Length, ct);
    }
}
