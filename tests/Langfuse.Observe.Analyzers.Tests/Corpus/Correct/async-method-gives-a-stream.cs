using Langfuse.Observe;

public class Chat
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public async Task<IAsyncEnumerable<string>> SendAsync(string text)
    {
        await Task.Delay(1);
        return Read(text);
    }

    private static async IAsyncEnumerable<string> Read(string text)
    {
        foreach (var c in text)
        {
            await Task.Yield();
            yield return c.ToString();
        }
    }
}
