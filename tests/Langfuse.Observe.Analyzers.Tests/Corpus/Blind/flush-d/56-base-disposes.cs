// Right
using Langfuse.Observe;

namespace Pipelines;

public abstract class TracedPipeline : IDisposable
{
    protected TracedPipeline(string service) =>
        Client = LangfuseClient.Start(options => options.ServiceName = service);

    protected LangfuseClient Client { get; private init; }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected virtual void Close() => Client.Dispose();
}

public sealed class VideoPipeline : TracedPipeline
{
    private readonly StreamWriter _log = new("video.log");

    public VideoPipeline()
        : base("video")
    {
    }

    public void Cut(string file, TimeSpan from, TimeSpan to)
    {
        using var span = Client.StartSpan("cut-video", input: new { file });
        _log.WriteLine($"{file} {from} {to}");
        span.Update(output: new { seconds = (to - from).TotalSeconds });
    }

    protected override void Close()
    {
        _log.Dispose();
        base.Close();
    }
}
