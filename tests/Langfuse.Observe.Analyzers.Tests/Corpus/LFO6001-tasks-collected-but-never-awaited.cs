// Planted: LFO6001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Debate.RunAsync("Is a hot dog a sandwich?"));

static class Debate
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> RunAsync(string motion)
    {
        var speeches = new List<Task<string>>();
        foreach (var side in new[] { "for", "against", "undecided" })
            speeches.Add(SpeakAsync(motion, side));

        // the first one who is ready wins
        var first = await await Task.WhenAny(speeches);
        return first;
    }

    [Observe(AsType = ObservationType.Generation, Name = "speech", Model = "gpt-4o")]
    static async Task<string> SpeakAsync(string motion, string side)
    {
        await Task.Delay(Random.Shared.Next(500));
        return $"{side}: {motion}";
    }
}
