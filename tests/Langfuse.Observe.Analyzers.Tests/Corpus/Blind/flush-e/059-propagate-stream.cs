// Planted: LFO5013
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Theatre;

public sealed class Prompter(string play)
{
    public IAsyncEnumerable<string> LinesAsync(string actor, CancellationToken stop = default)
    {
        using (LangfuseContext.Propagate(userId: actor, tags: ["rehearsal"], metadata: new { play }))
        {
            return ReadAsync(actor, stop);
        }
    }

    [Observe(Name = "prompt-lines")]
    private static async IAsyncEnumerable<string> ReadAsync(string actor, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var line = 1; line <= 3; line++)
        {
            await Task.Delay(100, stop);
            yield return await CueAsync(actor, line);
        }
    }

    [Observe(AsType = ObservationType.Retriever)]
    private static async Task<string> CueAsync(string actor, int line)
    {
        await Task.Yield();
        return $"{actor}, line {line}";
    }
}
