// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var cache = new EmbeddingCache();
var warmUp = cache.WarmUpAsync(["returns", "shipping", "warranty"]);

Console.Write("Query: ");
var query = Console.ReadLine() ?? "returns";
Console.WriteLine(cache.TryGet(query, out var vector)
    ? $"{query}: {vector.Length} dimensions, warm up done: {warmUp.IsCompleted}"
    : $"{query}: not cached yet");

public sealed class EmbeddingCache
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, float[]> _vectors = new();

    public bool TryGet(string text, out float[] vector) => _vectors.TryGetValue(text, out vector!);

    public async Task WarmUpAsync(string[] texts)
    {
        foreach (var text in texts)
        {
            _vectors[text] = await EmbedAsync(text);
        }
    }

    [Observe(AsType = ObservationType.Embedding, Model = "e5-small")]
    private static async Task<float[]> EmbedAsync(string text)
    {
        await Task.Delay(200);
        return text.Select(letter => letter / 256f).ToArray();
    }
}
