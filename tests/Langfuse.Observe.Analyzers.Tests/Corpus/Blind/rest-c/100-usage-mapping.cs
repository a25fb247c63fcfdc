// Right
using Langfuse.Observe;

namespace Gateway.Usage;

public sealed record OpenAiUsage(int PromptTokens, int CompletionTokens, int TotalTokens);
public sealed record ImageResult(byte[] Png, int Images, OpenAiUsage Usage);

public sealed class PictureMaker(LangfuseClient langfuse, Func<string, Task<ImageResult>> paint)
{
    public async Task<byte[]> PaintAsync(string wish)
    {
        using var generation = langfuse.StartGeneration("paint", model: "gpt-image-1", input: wish);
        var result = await paint(wish);
        generation.Update(usage: Map(result.Usage), metadata: new { result.Images });
        return result.Png;
    }

    public async Task<int> SearchAsync(string words)
    {
        using var generation = langfuse.StartGeneration("search", model: "house-search", input: words);
        var result = await paint(words);
        generation.Update(usage: new Langfuse.Observe.Usage { ["images"] = result.Images, ["searches"] = 1 });
        return result.Images;
    }

    private static Langfuse.Observe.Usage Map(OpenAiUsage usage) => new()
    {
        ["prompt_tokens"] = usage.PromptTokens,
        ["completion_tokens"] = usage.CompletionTokens,
        ["total_tokens"] = usage.TotalTokens,
    };
}
