// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
Console.WriteLine(await Faq.AnswerAsync(args[0]));

async Task ShutdownAsync()
{
    await langfuse.FlushAsync();
    await langfuse.DisposeAsync();
}

static class Faq
{
    [Observe]
    public static Task<string> AnswerAsync(string question) => Task.FromResult(question);
}
