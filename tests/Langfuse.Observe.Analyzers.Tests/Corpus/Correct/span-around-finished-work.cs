using Langfuse.Observe;

public class Streams(LangfuseClient langfuse)
{
    public async IAsyncEnumerable<string> WordsAsync(string text)
    {
        using (langfuse.StartTrace("count", input: text))
        {
            await Task.Yield();
        }

        foreach (var word in text.Split(' '))
            yield return word;
    }

    public Task<int> CountAsync(string text)
    {
        using var span = langfuse.StartObservation("count");
        var count = text.Split(' ').Length;
        span.Update(output: count);
        return Task.FromResult(count);
    }
}
