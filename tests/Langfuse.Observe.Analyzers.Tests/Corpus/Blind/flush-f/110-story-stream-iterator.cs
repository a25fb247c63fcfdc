// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Bedtime;

public interface IStoryModel
{
    IAsyncEnumerable<string> StreamAsync(string prompt, CancellationToken cancellationToken);
}

public sealed class StoryTeller(IStoryModel model, LangfuseClient langfuse)
{
    public async IAsyncEnumerable<string> TellAsync(
        string child,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var prompt = $"A short story for {child}.";
        var text = new System.Text.StringBuilder();
        using var generation = langfuse.StartGeneration("story", model: "gpt-4o-mini", input: prompt, current: false);
        await foreach (var piece in model.StreamAsync(prompt, cancellationToken))
        {
            text.Append(piece);
            yield return piece;
        }

        generation.Update(output: text.ToString());
    }
}
