// Planted: LFO5005
using Langfuse.Observe;

namespace Tenancy;

public sealed class ProjectSwitch : IAsyncDisposable
{
    private LangfuseClient _current = LangfuseClient.Start("default");

    public string? Project => _current.Project;

    public void Use(string project)
    {
        if (_current.Project == project)
        {
            return;
        }

        _current = LangfuseClient.Start(project, options => options.ServiceName = "tenancy");
    }

    public void Rate(string conversation, bool solved) =>
        _current.Score("solved", solved, sessionId: conversation);

    public async ValueTask DisposeAsync()
    {
        await _current.DisposeAsync();
    }
}
