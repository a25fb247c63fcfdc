// Planted: LFO5005
using Langfuse.Observe;

namespace Acme.Multitenant;

public sealed class TracingSwitch : IDisposable
{
    private readonly Lock _lock = new();
    private LangfuseClient _current = LangfuseClient.Start();

    public string Project { get; private set; } = "default";

    public void MoveTo(string project)
    {
        lock (_lock)
        {
            if (project == Project)
            {
                return;
            }

            _current = LangfuseClient.Start(project, options => options.Environment = "tenant");
            Project = project;
        }
    }

    public void Rate(string traceId, int stars)
    {
        lock (_lock)
        {
            _current.Score("stars", stars, traceId: traceId);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _current.Dispose();
        }
    }
}
