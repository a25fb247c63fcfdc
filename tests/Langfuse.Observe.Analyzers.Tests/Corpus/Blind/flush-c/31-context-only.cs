// Planted: LFO5008
using Langfuse.Observe;

var question = args.Length > 0 ? string.Join(' ', args) : "When is the next tram?";
using (LangfuseContext.Propagate(userId: Environment.UserName, tags: ["cli"]))
{
    var answer = await Timetable.AnswerAsync(question);
    Console.WriteLine(answer);
}

return 0;

static class Timetable
{
    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> AnswerAsync(string question)
    {
        var stops = Lookup(question);
        await Task.Delay(3);
        LangfuseContext.ScoreCurrentTrace("stops_found", stops.Count);
        return stops.Count == 0 ? "I do not know that stop." : $"In 4 minutes at {stops[0]}.";
    }

    [Observe(AsType = ObservationType.Retriever)]
    private static List<string> Lookup(string question) =>
        question.Contains("tram", StringComparison.OrdinalIgnoreCase) ? ["Town Hall", "Museum"] : [];
}
