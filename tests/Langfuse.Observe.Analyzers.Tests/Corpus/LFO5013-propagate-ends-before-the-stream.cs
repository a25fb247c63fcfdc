// Planted: LFO5013
using Langfuse.Observe;

public class Chat
{
    public IAsyncEnumerable<string> SayAsync(string user, string text)
    {
        using (LangfuseContext.Propagate(userId: user))
        {
            return StreamAsync(text);
        }
    }

    [Observe]
    private static async IAsyncEnumerable<string> StreamAsync(string text)
    {
        foreach (var word in text.Split(' '))
        {
            await Task.Yield();
            yield return word;
        }
    }
}
