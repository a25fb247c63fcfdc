using System.Runtime.CompilerServices;
using Langfuse.Observe.Api;

namespace Langfuse.Observe;

/// <summary>What a server has, read page by page as it is asked for.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class LangfuseList<T> : IAsyncEnumerable<T>
{
    private const int MostReads = 3;

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

    /// <summary>Pages with numbers. What comes or goes while they are read moves the others: an entry that moved to the next page comes once, and when one may have
    /// moved to a page that was read already, they are read anew for what is missing.</summary>
    /// <param name="known">The first page, where it was read already.</param>
    internal static LangfuseList<T> ByPage<TPage>(
        int? first, Func<int?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, UtilsMetaResponse> meta, Func<T, string> id, TPage? known = null)
        where TPage : class =>
        new(token => PagesAsync(first ?? 1, read, items, meta, id, known, token));

    /// <summary>Pages of which each names the next. One that names itself is the last.</summary>
    /// <param name="known">The first page, where it was read already.</param>
    internal static LangfuseList<T> ByCursor<TPage>(
        string? first, Func<string?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, string?> next, TPage? known = null)
        where TPage : class =>
        new(token => PagesAsync(first, read, items, next, known, token));

    /// <summary>The same, turned into something else one by one.</summary>
    internal LangfuseList<TOther> Select<TOther>(Func<T, TOther> selector, int? atMost = null) => new(token => SelectAsync(selector, atMost ?? int.MaxValue, token));

    private static async IAsyncEnumerable<T> PagesAsync<TPage>(
        int first, Func<int?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, UtilsMetaResponse> meta, Func<T, string> id, TPage? known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var hasShrunk = true;
        for (var reads = 0; hasShrunk && reads < MostReads; reads++)
        {
            hasShrunk = false;
            var total = 0L;
            for (var (page, pages) = (first, first); page <= pages; page++)
            {
                var answer = known ?? await read(page, cancellationToken).ConfigureAwait(false);
                known = null;
                var listed = items(answer);
                foreach (var item in listed)
                {
                    if (id(item) is { Length: 0 } || seen.Add(id(item)))
                    {
                        yield return item;
                    }
                }

                // The number of pages may change while they are read: an empty one is the end whatever it says.
                var said = meta(answer);
                hasShrunk |= said.TotalItems < total;
                (pages, total) = (listed.Count == 0 ? 0 : said.TotalPages, said.TotalItems);
            }
        }
    }

    private static async IAsyncEnumerable<T> PagesAsync<TPage>(
        string? cursor, Func<string?, CancellationToken, Task<TPage>> read, Func<TPage, IReadOnlyList<T>> items, Func<TPage, string?> next, TPage? known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class
    {
        do
        {
            var answer = known ?? await read(cursor, cancellationToken).ConfigureAwait(false);
            known = null;
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
