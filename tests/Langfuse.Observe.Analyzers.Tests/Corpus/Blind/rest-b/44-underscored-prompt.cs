// Planted: LFO8004
using Langfuse.Observe;

namespace Poetry;

public sealed class PoemPrompts(LangfuseClient langfuse)
{
    public async Task SeedAsync()
    {
        await langfuse.Prompts.CreateTextAsync("haiku-writer", "Write a haiku about {{topic}}.");
        await langfuse.Prompts.CreateTextAsync("limerick", "Write a limerick about {{topic}}.");
    }

    public async Task<string> GetAsync(string form, string topic)
    {
        var prompt = form switch
        {
            "limerick" => await langfuse.Prompts.GetTextAsync("limerick"),
            "haiku" => await langfuse.Prompts.GetTextAsync("haiku_writer", fallback: "Write a haiku about {{topic}}."),
            _ => throw new ArgumentException($"{form} is not known", nameof(form)),
        };
        if (prompt.Version > 1)
        {
            Console.WriteLine($"{prompt.Name} {prompt.Version}");
        }

        return prompt.Compile(new { topic });
    }
}
