// Planted: LFO1008
using Langfuse.Observe;

public class ChatModel
{
    [Observe(AsType = ObservationType.Generation, Model = "base")]
    public virtual async Task<string> CompleteAsync(string prompt)
    {
        await Task.Yield();
        return prompt;
    }
}

public class CachedChatModel : ChatModel
{
    private readonly Dictionary<string, string> _cache = [];

    [Observe(AsType = ObservationType.Generation, Model = "base")]
    public override async Task<string> CompleteAsync(string prompt)
    {
        if (!_cache.TryGetValue(prompt, out var reply))
        {
            _cache[prompt] = reply = await base.CompleteAsync(prompt);
        }

        return reply;
    }
}
