using Langfuse.Observe;

await foreach (var answer in AnswersAsync(args))
{
    Console.WriteLine(answer);
}

static async IAsyncEnumerable<string> AnswersAsync(string[] questions)
{
    await using var langfuse = LangfuseClient.Start();
    foreach (var question in questions)
    {
        yield return await Shout.LoudAsync(question);
    }
}

static class Shout
{
    [Observe]
    public static Task<string> LoudAsync(string text) => Task.FromResult(text.ToUpperInvariant());
}
