namespace Langfuse.Observe;

/// <summary>Scores that are read page by page as they are asked for.</summary>
public sealed class ScoreListing : IAsyncEnumerable<StoredScore>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<StoredScore>> _read;

    internal ScoreListing(Func<CancellationToken, IAsyncEnumerable<StoredScore>> read) => _read = read;

    /// <inheritdoc/>
    public IAsyncEnumerator<StoredScore> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _read(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>Reads all of them.</summary>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<List<StoredScore>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var scores = new List<StoredScore>();
        await foreach (var score in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            scores.Add(score);
        }

        return scores;
    }
}
