// Planted: LFO5001
using Langfuse.Observe;

new Batch().Run();

partial class Batch
{
    private readonly LangfuseClient _client = LangfuseClient.Start();

    public void Run()
    {
        _client.Score("rows", 3, sessionId: "batch");
        OnFinished();
    }

    partial void OnFinished();

    public void Stop() => _client.Dispose();
}
