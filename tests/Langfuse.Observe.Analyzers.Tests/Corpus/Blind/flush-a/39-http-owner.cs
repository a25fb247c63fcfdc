// Planted: LFO5005
// Library
using Langfuse.Observe;

namespace Acme.Search;

public abstract class SearchBase : IDisposable
{
    protected HttpClient Http { get; } = new();

    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public async Task<string> SearchAsync(string query, CancellationToken cancellationToken = default)
    {
        using var trace = Langfuse.StartTrace("search", input: query);
        var text = await Http.GetStringAsync(Address(query), cancellationToken);
        trace.Update(output: text.Length);
        return text;
    }

    protected abstract Uri Address(string query);

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Http.Dispose();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}

public sealed class WikiSearch : SearchBase
{
    protected override Uri Address(string query) => new("https://example.org/wiki?q=" + Uri.EscapeDataString(query));
}
