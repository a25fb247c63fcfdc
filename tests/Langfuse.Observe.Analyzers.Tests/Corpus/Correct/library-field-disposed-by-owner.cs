// Correct
using Langfuse.Observe;

public sealed class Pipeline : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;

    public Pipeline(string project) => _langfuse = LangfuseClient.Start(project);

    public void Rate(double value) => _langfuse.Score("rating", value, traceId: "0af7651916cd43dd8448eb211c80319c");

    public async ValueTask DisposeAsync()
    {
        await _langfuse.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
