// Planted: LFO6001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Panel.DecideAsync("Ship on Friday?"));

static class Panel
{
    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> DecideAsync(string question)
    {
        var optimist = AskAsync("optimist", question);
        var pessimist = AskAsync("pessimist", question);
        var referee = AskAsync("referee", question);

        var first = await optimist;
        var second = await pessimist;
        return first.Length >= second.Length ? first : second;
    }

    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    private static async Task<string> AskAsync(string role, string question)
    {
        await Task.Delay(role.Length);
        return $"{role} on '{question}': {(role == "optimist" ? "yes" : "no")}";
    }
}
