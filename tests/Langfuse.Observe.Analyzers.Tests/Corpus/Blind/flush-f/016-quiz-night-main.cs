// Planted: LFO5001
using Langfuse.Observe;

namespace QuizNight;

public static class Program
{
    public static Task Main(string[] args)
    {
        using var langfuse = LangfuseClient.Start();
        var quiz = new Quiz(args.Length == 0 ? "history" : args[0]);
        return quiz.PlayAsync(rounds: 3);
    }
}

public sealed class Quiz(string topic)
{
    private int _points;

    public async Task PlayAsync(int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            var question = await Questions.MakeAsync(topic, round);
            Console.WriteLine(question);
            await Task.Delay(200);
            _points += round;
        }

        Console.WriteLine($"{_points} points");
    }
}

public static class Questions
{
    [Observe]
    public static async Task<string> MakeAsync(string topic, int round)
    {
        await Task.Delay(10);
        return $"Question {round} about {topic}?";
    }
}
