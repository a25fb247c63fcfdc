// Right
using Langfuse.Observe;

return await WithLangfuse.RunAsync(async langfuse =>
{
    var path = args is [var first, ..] ? first : "questions.txt";
    if (!File.Exists(path))
    {
        return 66;
    }

    foreach (var question in await File.ReadAllLinesAsync(path))
    {
        using var trace = langfuse.StartTrace("question", input: question);
        trace.Update(output: question.EndsWith('?') ? "open" : "closed");
    }

    return 0;
});

static class WithLangfuse
{
    public static async Task<T> RunAsync<T>(Func<LangfuseClient, Task<T>> body)
    {
        var client = LangfuseClient.Start();
        await using (client.ConfigureAwait(false))
        {
            return await body(client).ConfigureAwait(false);
        }
    }
}
