// Planted: LFO6003
using Langfuse.Observe;

namespace Support;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var question = args.FirstOrDefault() ?? "Where is my parcel?";

        var answer = await Desk.AnswerAsync(question);
        Console.WriteLine(answer);

        var helpful = answer.Contains("Monday");
        LangfuseContext.ScoreCurrentTrace("helpful", helpful ? 1.0 : 0.0, comment: "rule of thumb");
        return helpful ? 0 : 1;
    }
}

internal static class Desk
{
    [Observe(Name = "answer")]
    internal static async Task<string> AnswerAsync(string question)
    {
        await Task.Delay(question.Length);
        return "It arrives on Monday.";
    }
}
