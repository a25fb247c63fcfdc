// Planted: LFO8003
using Langfuse.Observe;

namespace Museum.Audio;

public static class PromptSetup
{
    public static async Task CreateAsync(LangfuseClient langfuse)
    {
        await langfuse.Prompts.CreateTextAsync("room-intro", "Introduce the room in a {{mood}} voice.");
        await langfuse.Prompts.CreateTextAsync("object-text", "Describe {{title}} by {{artist}} in two sentences.");
    }
}

public sealed class AudioGuide(LangfuseClient langfuse)
{
    public async Task<string> DescribeAsync(string title, string artist, int year)
    {
        var prompt = await langfuse.Prompts.GetTextAsync("object-text");
        if (prompt.IsFallback)
        {
            return title;
        }

        var text = prompt.Compile(new { title, artist, century = year / 100 + 1 });
        return text.Length > 400 ? text[..400] : text;
    }
}
