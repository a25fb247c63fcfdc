// Planted: LFO5003
using Langfuse.Observe;

namespace Acme.Search;

public interface IIndex
{
    IReadOnlyList<string> Find(string text);
}

public sealed class TracedIndex : IIndex, IDisposable
{
    private readonly IIndex _inner;
    private readonly LangfuseClient _langfuse;
    private bool _disposed;

    public TracedIndex(IIndex inner, LangfuseClient langfuse)
    {
        _inner = inner;
        _langfuse = langfuse;
    }

    public IReadOnlyList<string> Find(string text)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var span = _langfuse.StartObservation("index-find", ObservationType.Retriever, input: text);
        var hits = _inner.Find(text);
        span.Update(output: hits.Count);
        return hits;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            SendRestAsync();
        }
    }

    private async Task SendRestAsync()
    {
        var result = await _langfuse.FlushAsync();
        if (!result.IsComplete)
        {
            Console.Error.WriteLine($"{result.Pending} observations left: {result.LastError}");
        }
    }
}
