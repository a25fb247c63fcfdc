// Right
using Langfuse.Observe;

namespace News;

public sealed record Article(string Desk, string Text);

public sealed class Digest(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public async IAsyncEnumerable<string> ReadAsync(IAsyncEnumerable<Article> articles)
    {
        await foreach (var article in articles)
        {
            string summary;
            using (LangfuseContext.Propagate(tags: [article.Desk]))
            {
                summary = await SummariseAsync(article.Text);
            }

            yield return summary;
        }
    }

    public IEnumerable<int> Lengths(IReadOnlyList<Article> articles)
    {
        foreach (var article in articles)
        {
            yield return Measure(article);
        }
    }

    private int Measure(Article article)
    {
        using var trace = langfuse.StartTrace("measure", input: article.Desk);
        trace.Update(output: article.Text.Length);
        return article.Text.Length;
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> SummariseAsync(string text) => complete("Summarise: " + text);
}
