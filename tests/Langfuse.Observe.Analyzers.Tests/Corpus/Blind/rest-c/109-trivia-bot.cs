// Right
using Langfuse.Observe;

namespace Trivia;

public static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var right = 0;
        foreach (var line in args)
        {
            await WithTraceAsync(langfuse, line, async () =>
            {
                var answer = await AskAsync(line);
                if (answer.Length > 3)
                {
                    right++;
                    LangfuseContext.UpdateCurrentTrace(tags: ["solved"]);
                }
            });
        }

        Console.WriteLine(right);
        return right > 0 ? 0 : 1;
    }

    private static async Task WithTraceAsync(LangfuseClient langfuse, string input, Func<Task> work)
    {
        using var trace = langfuse.StartTrace("trivia", input: input);
        await work();
    }

    [Observe(AsType = ObservationType.Chain)]
    private static async Task<string> AskAsync(string question)
    {
        await Task.Yield();
        LangfuseContext.ScoreCurrentObservation("short-question", question.Length < 80);
        return question.TrimEnd('?');
    }
}
