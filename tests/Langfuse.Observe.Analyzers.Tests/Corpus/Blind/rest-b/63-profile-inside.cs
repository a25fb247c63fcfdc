// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var user = args.FirstOrDefault() ?? "guest";
using (var trace = langfuse.StartTrace("quiz"))
{
    Identify(user);
    var score = await Quiz.AskAsync("7*8", Console.ReadLine() ?? "");
    trace.Update(output: score);
}

static void Identify(string user)
{
    var name = user.Trim().ToLowerInvariant();
    LangfuseContext.UpdateCurrentTrace(userId: name, tags: ["cli"]);
}

internal static class Quiz
{
    [Observe(Name = "ask", AsType = ObservationType.Tool)]
    public static async Task<int> AskAsync(string question, string answer)
    {
        await Task.Yield();
        var right = answer == "56";
        Grade(right);
        return right ? 1 : 0;
    }

    private static void Grade(bool right) => LangfuseContext.ScoreCurrentObservation("right", right);
}
