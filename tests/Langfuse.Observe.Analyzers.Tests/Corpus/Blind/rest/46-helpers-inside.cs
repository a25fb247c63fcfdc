// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

using (var trace = langfuse.StartTrace("survey"))
{
    Tags.Apply("by-hand");
    LangfuseContext.ScoreCurrentTrace("complete", 1.0);
    trace.Update(output: "ok");
}
Console.WriteLine(await Survey.RunAsync("How was the stay?"));

internal static class Survey
{
    [Observe(Name = "survey")]
    public static async Task<string> RunAsync(string question)
    {
        await Task.Delay(1);
        Tags.Apply("attribute");
        foreach (var mark in new[] { 4.0, 5.0 })
        {
            Note(mark);
        }
        return question.ToLowerInvariant();

        static void Note(double mark) => LangfuseContext.ScoreCurrentObservation("mark", mark);
    }
}

internal static class Tags
{
    public static void Apply(string source) => LangfuseContext.UpdateCurrentTrace(tags: [source], metadata: new { source });
}
