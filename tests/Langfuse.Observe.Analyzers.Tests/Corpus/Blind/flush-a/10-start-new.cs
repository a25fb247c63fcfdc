// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var questions = new[] { "Where is my parcel?", "Can I pay later?", "Do you ship to Norway?" };
var running = new List<Task>();
foreach (var question in questions)
{
    var work = Task.Factory.StartNew(async () =>
    {
        var answer = await Faq.AnswerAsync(question);
        Console.WriteLine(answer);
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    running.Add(work);
}

await Task.WhenAll(running);
Console.WriteLine($"{running.Count} questions answered");

static class Faq
{
    [Observe]
    public static async Task<string> AnswerAsync(string question)
    {
        await Task.Delay(50);
        return question.TrimEnd('?') + "!";
    }
}
