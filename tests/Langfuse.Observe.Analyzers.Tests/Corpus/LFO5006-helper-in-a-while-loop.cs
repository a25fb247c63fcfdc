// Planted: LFO5006
using Langfuse.Observe;

var done = 0;
while (Console.ReadLine() is { Length: > 0 } question)
{
    done += await HandleAsync(question);
}

return done;

async Task<int> HandleAsync(string question)
{
    using (var langfuse = LangfuseClient.Start("chat"))
    using (var trace = langfuse.StartTrace("question", input: question))
    {
        await Task.Delay(1);
        return 1;
    }
}
