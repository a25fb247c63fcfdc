// Planted: LFO5001
using Langfuse.Observe;

foreach (var answer in Answers(args))
{
    Console.WriteLine(answer);
    if (answer.Length > 10)
    {
        break;
    }
}

static IEnumerable<string> Answers(string[] questions)
{
    var langfuse = LangfuseClient.Start();
    foreach (var question in questions)
    {
        langfuse.Score("length", question.Length, sessionId: "cli");
        yield return question.ToUpperInvariant();
    }

    langfuse.Dispose();
}
