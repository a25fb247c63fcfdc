// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var pending = new List<Task>();
var feed = new Feed();
feed.Arrived += (_, article) => pending.Add(Tagger.TagAsync(article));

feed.Publish("Markets calm");
feed.Publish("Storm ahead");
await Task.WhenAll(pending);
Console.WriteLine("all tagged");

internal sealed class Feed
{
    public event EventHandler<string>? Arrived;

    public void Publish(string article) => Arrived?.Invoke(this, article);
}

internal static class Tagger
{
    [Observe]
    public static async Task<string[]> TagAsync(string article)
    {
        await Task.Delay(20);
        return article.ToLowerInvariant().Split(' ');
    }
}
