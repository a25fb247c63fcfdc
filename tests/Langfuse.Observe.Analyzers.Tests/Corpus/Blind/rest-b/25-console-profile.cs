// Planted: LFO6003
using Langfuse.Observe;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        if (args is not [var user, .. var words])
        {
            return 64;
        }

        Identify(user);
        Console.WriteLine(await Coach.AdviseAsync(string.Join(' ', words)));
        return 0;
    }

    private static void Identify(string user)
    {
        var name = user.Trim().ToLowerInvariant();
        LangfuseContext.UpdateCurrentTrace(userId: name, tags: ["cli"]);
    }
}

internal static class Coach
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> AdviseAsync(string goal)
    {
        await Task.Delay(10);
        return $"Start small: {goal}";
    }
}
