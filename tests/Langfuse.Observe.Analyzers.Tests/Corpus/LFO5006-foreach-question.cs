// Planted: LFO5006
using Langfuse.Observe;

foreach (var question in await File.ReadAllLinesAsync("q.txt"))
{
    await using var langfuse = LangfuseClient.Start();
    using var trace = langfuse.StartTrace("question", input: question);
    Console.WriteLine(question);
}
