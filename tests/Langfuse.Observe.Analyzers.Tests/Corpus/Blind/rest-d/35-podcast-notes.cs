// Planted: LFO6005
using Langfuse.Observe;

namespace Podcasts;

public sealed record Episode(string Show, int Number, string Transcript);

public sealed class ShowNotes(Func<string, Task<string>> model)
{
    public async Task<string> WriteAsync(Episode episode, string editor)
    {
        var chapters = await SplitAsync(episode);
        using var scope = LangfuseContext.Propagate(userId: editor, metadata: new { episode.Show });
        return string.Join("\n\n", chapters);
    }

    private async Task<List<string>> SplitAsync(Episode episode)
    {
        var chapters = new List<string>();
        foreach (var part in episode.Transcript.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            chapters.Add(await ChapterAsync(part));
        }

        return chapters;
    }

    [Observe(Name = "chapter", AsType = ObservationType.Chain)]
    private async Task<string> ChapterAsync(string part)
    {
        var title = await model("A title for: " + part);
        return "## " + title.Trim();
    }
}
