// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Console.CancelKeyPress += (_, _) => langfuse.Dispose();
foreach (var line in File.ReadLines("questions.txt"))
{
    Console.WriteLine(await Faq.AnswerAsync(line));
}

static class Faq
{
    [Observe]
    public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
}
