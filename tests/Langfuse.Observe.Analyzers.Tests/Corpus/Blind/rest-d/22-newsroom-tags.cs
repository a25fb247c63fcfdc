// Planted: LFO6001
using Langfuse.Observe;

namespace Newsroom;

public sealed record Article(string Slug, string Body);

public sealed class Tagger(LangfuseClient langfuse, Func<string, Task<string[]>> model)
{
    public event Action<string, string[]>? Tagged;

    public async Task<int> PublishAsync(IReadOnlyList<Article> articles)
    {
        using var trace = langfuse.StartTrace("publish", metadata: new { articles.Count });
        var published = 0;
        foreach (var article in articles)
        {
            if (string.IsNullOrEmpty(article.Body))
            {
                continue;
            }

            await File.WriteAllTextAsync(article.Slug + ".html", article.Body);
            _ = Task.Run(() => TagAsync(article));
            published++;
        }

        trace.Update(output: published);
        return published;
    }

    [Observe(Name = "tag-article")]
    private async Task TagAsync(Article article)
    {
        var tags = await model(article.Body);
        Tagged?.Invoke(article.Slug, tags);
    }
}
