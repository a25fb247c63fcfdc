// Planted: LFO6004
using Langfuse.Observe;

namespace Shop.Search;

internal static class Arm
{
    public static IDisposable Enter(string name) =>
        LangfuseContext.Propagate(version: name, tags: ["experiment", name]);
}

public sealed class SearchService(Func<string, Task<string[]>> search)
{
    private int _calls;

    public async Task<string[]> FindAsync(string words)
    {
        if (Interlocked.Increment(ref _calls) % 2 == 0)
        {
            Arm.Enter("rewrite-b");
            words = await RewriteAsync(words);
        }

        return await LookUpAsync(words);
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> RewriteAsync(string words) => Task.FromResult(words.ToLowerInvariant());

    [Observe(AsType = ObservationType.Retriever)]
    private Task<string[]> LookUpAsync(string words) => search(words);
}
