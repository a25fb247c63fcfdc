// Planted: LFO5002
using Langfuse.Observe;

namespace Reactor;

internal static class Program
{
    private static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        var monitor = new CoreMonitor(limit: 640);
        foreach (var sample in new[] { 512.0, 588.5, 655.2 })
        {
            Console.WriteLine(await monitor.JudgeAsync(sample));
        }
    }
}

internal sealed class CoreMonitor(double limit)
{
    [Observe(Name = "judge-temperature", AsType = ObservationType.Guardrail)]
    public async Task<string> JudgeAsync(double celsius)
    {
        await Task.Delay(1);
        try
        {
            Check(celsius);
            return "normal";
        }
        catch (InvalidOperationException error)
        {
            Environment.FailFast("temperature out of bounds", error);
            throw;
        }
    }

    private void Check(double celsius)
    {
        if (celsius > limit)
        {
            throw new InvalidOperationException($"{celsius} is over {limit}");
        }
    }
}
