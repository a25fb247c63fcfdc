// Planted: LFO1010
using Langfuse.Observe;

public class Completions(IEnumerable<string> parts) : IAsyncEnumerable<string>
{
    public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var part in parts)
        {
            await Task.Yield();
            yield return part;
        }
    }
}

public class Chat
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public Completions Send(string text) => new(text.Split(' '));
}
