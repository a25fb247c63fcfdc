using Langfuse.Observe;

await using var scope = new AsyncScope();
var langfuse = scope.Own(LangfuseClient.Start());
using var trace = langfuse.StartTrace("owned");
trace.Update(output: await File.ReadAllTextAsync("in.txt"));

sealed class AsyncScope : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _owned = [];

    public T Own<T>(T resource) where T : IAsyncDisposable
    {
        _owned.Add(resource);
        return resource;
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = _owned.Count - 1; i >= 0; i--)
            await _owned[i].DisposeAsync();
    }
}
