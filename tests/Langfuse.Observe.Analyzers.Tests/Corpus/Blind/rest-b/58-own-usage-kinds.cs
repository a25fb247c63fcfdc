// Right
using Langfuse.Observe;

namespace Posters;

public sealed record Drawn(string Url, int Images, int Searches, long Prompt, long Completion);

public sealed class PosterModel(Func<string, Task<Drawn>> draw)
{
    [Observe(AsType = ObservationType.Generation, Name = "draw-poster", Model = "painter-2")]
    public async Task<string> DrawAsync(string motif)
    {
        var drawn = await draw(motif);
        LangfuseContext.UpdateCurrentObservation(usage: new Usage { ["images"] = drawn.Images, ["searches"] = drawn.Searches });
        return drawn.Url;
    }

    [Observe(AsType = ObservationType.Generation, Name = "caption-poster", Model = "writer-1")]
    public async Task<string> CaptionAsync(string motif)
    {
        var drawn = await draw($"caption for {motif}");
        LangfuseContext.UpdateCurrentObservation(usage: new Usage
        {
            ["prompt_tokens"] = drawn.Prompt,
            ["completion_tokens"] = drawn.Completion,
            ["total_tokens"] = drawn.Prompt + drawn.Completion,
        });
        return drawn.Url;
    }
}
