// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
foreach (var file in Directory.EnumerateFiles(args.Length > 0 ? args[0] : ".", "*.cv"))
{
    using var trace = langfuse.StartTrace("screening", input: Path.GetFileName(file));
    var grade = await Screening.GradeAsync(await File.ReadAllTextAsync(file));
    LangfuseContext.UpdateCurrentTrace(tags: [grade > 5 ? "invite" : "decline"]);
    Report(grade);
}

static void Report(int grade)
{
    LangfuseContext.ScoreCurrentTrace("grade", grade);
    Console.WriteLine(grade);
}

internal static class Screening
{
    [Observe(AsType = ObservationType.Evaluator)]
    public static async Task<int> GradeAsync(string text)
    {
        await Task.Yield();
        Note(text.Length);
        return Math.Min(10, text.Split('\n').Length);
    }

    private static void Note(int length) => LangfuseContext.UpdateCurrentObservation(metadata: new { length });
}
