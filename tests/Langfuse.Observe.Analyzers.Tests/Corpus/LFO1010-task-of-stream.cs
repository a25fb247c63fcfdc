// Planted: LFO1010
using Langfuse.Observe;

public class Chat
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public Task<IAsyncEnumerable<string>> SendAsync(string text) => Task.FromResult(Read(text));

    private static async IAsyncEnumerable<string> Read(string text)
    {
        foreach (var c in text)
        {
            await Task.Yield();
            yield return c.ToString();
        }
    }
}
