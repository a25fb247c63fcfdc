// Planted: LFO6003
using Langfuse.Observe;

namespace QuizNight;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var right = 0;
        using (var trace = langfuse.StartTrace("quiz-night", sessionId: "friday"))
        {
            foreach (var question in args)
            {
                var answer = await Player.AnswerAsync(question);
                right += answer.EndsWith('!') ? 1 : 0;
            }

            trace.Update(output: new { right });
        }

        LangfuseContext.ScoreCurrentTrace("share-right", args.Length == 0 ? 0 : (double)right / args.Length);
        return right == args.Length ? 0 : 1;
    }
}

internal static class Player
{
    [Observe(AsType = ObservationType.Agent)]
    public static async Task<string> AnswerAsync(string question)
    {
        await Task.Yield();
        return question.TrimEnd('?') + "!";
    }
}
