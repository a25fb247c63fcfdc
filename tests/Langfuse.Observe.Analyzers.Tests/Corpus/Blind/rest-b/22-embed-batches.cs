// Planted: LFO6001
using Langfuse.Observe;

namespace Library.Indexing;

public interface IVectors
{
    Task UpsertAsync(string[] texts, CancellationToken cancellationToken);
}

public sealed class Indexer(IVectors vectors)
{
    [Observe(Name = "index-book")]
    public async Task<int> IndexAsync(string title, string[] pages, CancellationToken cancellationToken = default)
    {
        var writes = new List<Task>();
        foreach (var chunk in pages.Chunk(32))
        {
            writes.Add(EmbedAsync(chunk, cancellationToken));
        }

        await Task.WhenAny(Task.WhenAll(writes), Task.CompletedTask);
        return writes.Count;
    }

    [Observe(AsType = ObservationType.Embedding, Model = "text-embedding-3-small")]
    private async Task EmbedAsync(string[] texts, CancellationToken cancellationToken) =>
        await vectors.UpsertAsync(texts, cancellationToken);
}
