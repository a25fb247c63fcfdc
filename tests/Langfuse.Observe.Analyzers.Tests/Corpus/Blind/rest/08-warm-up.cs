// Planted: LFO1012
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var cache = new EmbeddingCache();
cache.WarmUp(["refund", "shipping", "warranty"]);
await Task.Delay(50);
Console.WriteLine(cache.Count);

internal sealed class EmbeddingCache
{
    private readonly Dictionary<string, float[]> _vectors = [];

    public int Count => _vectors.Count;

    [Observe(Name = "warm-up")]
    public async void WarmUp(string[] words)
    {
        foreach (var word in words)
        {
            _vectors[word] = await EmbedAsync(word);
        }
    }

    private static async Task<float[]> EmbedAsync(string word)
    {
        await Task.Delay(1);
        return [word.Length, word[0]];
    }
}
