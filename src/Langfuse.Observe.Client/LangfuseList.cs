using System.Runtime.CompilerServices;

namespace Langfuse.Observe;

/// <summary>What a server has, read page by page as it is asked for.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class LangfuseList<T> : IAsyncEnumerable<T>
{
    private readonly Func<CancellationToken, IAsyncEnumerable<T>> _read;

    internal LangfuseList(Func<CancellationToken, IAsyncEnumerable<T>> read) => _read = read;

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _read(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>Reads all of it.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<List<T>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<T>();
        await foreach (var one in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(one);
        }

        return all;
    }

    /// <summary>Pages with numbers.</summary>
    internal static LangfuseList<T> ByPage<TPage>(
        int? first, Func<int?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, int> totalPages) =>
        new(token => PagesAsync(first ?? 1, read, items, totalPages, token));

    /// <summary>Pages of which each names the next.</summary>
    internal static LangfuseList<T> ByCursor<TPage>(
        string? first, Func<string?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, string?> next) =>
        new(token => PagesAsync(first, read, items, next, token));

    /// <summary>The same, turned into something else one by one.</summary>
    internal LangfuseList<TOther> Select<TOther>(Func<T, TOther> selector, int? atMost = null) => new(token => SelectAsync(selector, atMost ?? int.MaxValue, token));

    private static async IAsyncEnumerable<T> PagesAsync<TPage>(
        int page, Func<int?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, int> totalPages,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var answer = await read(page, cancellationToken).ConfigureAwait(false);
            var listed = items(answer);
            foreach (var item in listed)
            {
                yield return item;
            }

            // The number of pages may change while they are read: an empty one is the end whatever it says.
            if (listed.Count == 0 || page++ >= totalPages(answer))
            {
                yield break;
            }
        }
    }

    private static async IAsyncEnumerable<T> PagesAsync<TPage>(
        string? cursor, Func<string?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, string?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        do
        {
            var answer = await read(cursor, cancellationToken).ConfigureAwait(false);
            foreach (var item in items(answer))
            {
                yield return item;
            }

            var following = next(answer);
            cursor = following == cursor ? null : following;
        }
        while (!string.IsNullOrEmpty(cursor));
    }

    private async IAsyncEnumerable<TOther> SelectAsync<TOther>(
        Func<T, TOther> selector, int left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (left <= 0)
        {
            yield break;
        }

        await foreach (var item in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return selector(item);
            if (--left == 0)
            {
                yield break;
            }
        }
    }
}
