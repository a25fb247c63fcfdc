// Planted: LFO5013
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Stories;

public sealed class StoryTeller(LangfuseClient langfuse)
{
    public IAsyncEnumerable<string> TellAsync(string hero, CancellationToken cancellationToken = default)
    {
        using var trace = langfuse.StartTrace("tell-story", input: new { hero });
        var title = $"The journey of {hero}";
        trace.Update(metadata: new { title });
        return ChaptersAsync(title, cancellationToken);
    }

    [Observe(AsType = ObservationType.Generation, Name = "chapters", Model = "story-2")]
    private static async IAsyncEnumerable<string> ChaptersAsync(
        string title,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return title;
        for (var chapter = 1; chapter <= 3; chapter++)
        {
            await Task.Delay(10, cancellationToken);
            yield return $"Chapter {chapter}";
        }
    }
}
