// Planted: LFO6005
using Langfuse.Observe;

namespace Radio;

public sealed class PoemOfTheDay(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async Task<string> MakeAsync(string listener, string theme)
    {
        using var trace = langfuse.StartTrace("poem", input: theme);
        using var generation = trace.StartGeneration("write-poem", model: "gpt-4o", input: theme);
        var poem = await complete("A short poem about " + theme);
        generation.End(output: poem);

        using var scope = LangfuseContext.Propagate(userId: listener, version: "2.1");
        trace.Update(output: poem);
        await File.AppendAllTextAsync("poems.txt", poem + Environment.NewLine);
        return poem;
    }
}
