// Planted: LFO6003
using Langfuse.Observe;
namespace Agents;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var answer = await Agent.RunAsync(args[0]);
        Report(answer);
    }

    private static void Report(string answer)
    {
        Console.WriteLine(answer);
        LangfuseContext.ScoreCurrentTrace("length", answer.Length);
    }
}

public static class Agent
{
    [Observe]
    public static async Task<string> RunAsync(string task)
    {
        await Task.Delay(1);
        return task;
    }
}
