// Planted: LFO5005
using Langfuse.Observe;

namespace Gateway;

public sealed record TracingSettings(Uri BaseUrl, double SampleRate);

public sealed class ReloadableTracing : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private LangfuseClient _current;

    public ReloadableTracing(TracingSettings settings) => _current = Open(settings);

    public LangfuseClient Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    public void Reload(TracingSettings settings)
    {
        var next = Open(settings);
        lock (_gate)
        {
            _current = next;
        }
    }

    public ValueTask DisposeAsync() => Current.DisposeAsync();

    private static LangfuseClient Open(TracingSettings settings) => LangfuseClient.Start(options =>
    {
        options.BaseUrl = settings.BaseUrl;
        options.SampleRate = settings.SampleRate;
    });
}
