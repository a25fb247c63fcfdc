// Planted: LFO1010
using Langfuse.Observe;

namespace Chat;

public sealed record Reply(string Model, IAsyncEnumerable<string> Chunks);

public sealed class Assistant
{
    [Observe(AsType = ObservationType.Agent)]
    public async Task<Reply> AskAsync(string question)
    {
        await Task.Delay(1);
        return new Reply("gpt-4o", Words(question));
    }

    private static async IAsyncEnumerable<string> Words(string text)
    {
        foreach (var word in text.Split(' '))
        {
            await Task.Yield();
            yield return word;
        }
    }
}
