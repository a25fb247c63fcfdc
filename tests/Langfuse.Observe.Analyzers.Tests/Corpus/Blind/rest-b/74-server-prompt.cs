// Right
using Langfuse.Observe;

namespace Poetry.Server;

public sealed class Poems(LangfuseClient langfuse)
{
    private const string Haiku = "haiku-writer";

    public async Task<string> HaikuAsync(string topic)
    {
        await langfuse.Prompts.CreateTextAsync(Haiku, "Write a haiku about {{topic}}.", labels: ["staging"]);
        var prompt = await langfuse.Prompts.GetTextAsync(Haiku, label: "staging");
        return prompt.Compile(new { topic });
    }

    public async Task<string> SonnetAsync(string topic, string beloved)
    {
        var prompt = await langfuse.Prompts.GetTextAsync(
            "sonnet-by-the-editors",
            label: "production",
            fallback: "Write a sonnet about {{topic}} for {{beloved}}.");
        return prompt.Compile(new { topic, beloved });
    }
}
