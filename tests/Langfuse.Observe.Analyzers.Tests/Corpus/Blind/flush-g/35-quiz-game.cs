// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var quiz = new Quiz(langfuse);
Func<Task> leave = async () =>
{
    Console.WriteLine("Thanks for playing!");
    await langfuse.FlushAsync();
};

while (quiz.Next() is { } question)
{
    Console.WriteLine(question);
    var reply = Console.ReadLine();
    if (reply is "quit")
    {
        Console.WriteLine($"{quiz.Points} points");
        return;
    }

    quiz.Answer(reply ?? "");
}

await leave();

sealed class Quiz(LangfuseClient langfuse)
{
    private readonly Queue<(string Question, string Answer)> _rest = new([("2 + 3?", "5"), ("Capital of Peru?", "Lima")]);

    public int Points { get; private set; }

    public string? Next() => _rest.TryPeek(out var head) ? head.Question : null;

    public void Answer(string reply)
    {
        var (question, answer) = _rest.Dequeue();
        using var trace = langfuse.StartTrace("question", input: new { question, reply });
        var right = string.Equals(reply, answer, StringComparison.OrdinalIgnoreCase);
        Points += right ? 1 : 0;
        trace.Score("right", right);
    }
}
