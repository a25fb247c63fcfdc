// Right
using Langfuse.Observe;

namespace Brewery;

internal static class Limits
{
    public static string Short(string text) => text.Length <= 200 ? text : text[..200];
}

public sealed class BrewAdvisor(Func<string, Task<string>> model)
{
    private const string Style = "A pale ale with late hops, fermented cool, dry hopped twice, carbonated low and served fresh from the cask, without "
        + "finings, and never kept for longer than three weeks after the day on which the cask was tapped in the cellar below the house.";

    public async Task<string> AdviseAsync(string batch, string question)
    {
        using (LangfuseContext.Propagate(sessionId: batch, metadata: new { style = Limits.Short(Style) }, version: "2026.1"))
        {
            return await AskAsync(question);
        }
    }

    [Observe(Name = "brew-advice")]
    private async Task<string> AskAsync(string question) => await model($"{Style}\n{question}");
}
