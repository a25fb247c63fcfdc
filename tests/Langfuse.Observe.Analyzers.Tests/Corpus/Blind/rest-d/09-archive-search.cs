// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Archive;

public interface ISearchIndex
{
    Task<bool> WarmUpAsync(CancellationToken ct);
    IAsyncEnumerable<string> HitsAsync(string query, CancellationToken ct);
}

public sealed class ArchiveSearch(ISearchIndex index)
{
    [Observe(Name = "open-search", AsType = ObservationType.Retriever)]
    public async Task<IAsyncEnumerable<string>> OpenAsync(string query, CancellationToken ct)
    {
        if (!await index.WarmUpAsync(ct))
        {
            throw new InvalidOperationException("The archive is closed.");
        }

        return Filter(query, ct);
    }

    [Observe(Name = "search", AsType = ObservationType.Retriever)]
    public IAsyncEnumerable<string> SearchAsync(string query, CancellationToken ct) => Filter(query, ct);

    private async IAsyncEnumerable<string> Filter(string query, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new HashSet<string>();
        await foreach (var hit in index.HitsAsync(query, ct))
        {
            if (seen.Add(hit))
            {
                yield return hit;
            }
        }
    }
}
