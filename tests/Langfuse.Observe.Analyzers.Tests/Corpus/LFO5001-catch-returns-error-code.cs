// Planted: LFO5001
using Langfuse.Observe;

public static class Program
{
    public static async Task<int> Main()
    {
        var langfuse = LangfuseClient.Start();
        try
        {
            await Agent.RunAsync("plan a trip");
        }
        catch (HttpRequestException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }

        await langfuse.FlushAsync();
        return 0;
    }
}

public static class Agent
{
    [Observe(AsType = ObservationType.Agent)]
    public static Task<string> RunAsync(string goal) => Task.FromResult(goal);
}
