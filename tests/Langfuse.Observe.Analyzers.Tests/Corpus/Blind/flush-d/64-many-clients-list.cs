// Right
using Langfuse.Observe;

namespace Mirrors;

public sealed class MirroredScores : IAsyncDisposable
{
    private readonly LangfuseClient[] _mirrors =
    [
        LangfuseClient.Start("main"),
        LangfuseClient.Start("mirror", options => options.ServiceName = "mirrors"),
    ];

    public void Add(string traceId, bool helpful) =>
        Array.ForEach(_mirrors, mirror => mirror.Score("helpful", helpful, traceId: traceId));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_mirrors.Select(mirror => mirror.FlushAsync()));
        foreach (var mirror in _mirrors)
        {
            await mirror.DisposeAsync();
        }
    }
}
