// Planted: LFO5001
using Langfuse.Observe;

public static class Program
{
    [Observe(Name = "nightly-benchmark", AsType = ObservationType.Chain)]
    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        Console.WriteLine(await AskAsync("gpt-4o"));
    }

    [Observe]
    static async Task<string> AskAsync(string model)
    {
        await Task.Delay(model.Length);
        return "ok";
    }
}
