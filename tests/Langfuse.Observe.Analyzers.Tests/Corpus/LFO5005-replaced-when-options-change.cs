// Planted: LFO5005
using Langfuse.Observe;
using Microsoft.Extensions.Options;

public sealed class Settings
{
    public string Environment { get; set; } = "dev";
}

public sealed class Tracer : IDisposable
{
    private LangfuseClient _langfuse;

    public Tracer(IOptionsMonitor<Settings> monitor)
    {
        _langfuse = LangfuseClient.Start(options => options.Environment = monitor.CurrentValue.Environment);
        monitor.OnChange(settings => _langfuse = LangfuseClient.Start(options => options.Environment = settings.Environment));
    }

    public void Dispose() => _langfuse.Dispose();
}
