using Langfuse.Observe.Api;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe;

/// <content>Addresses of pages.</content>
public sealed partial class LangfuseClient
{
    private static readonly TimeSpan s_projectPause = TimeSpan.FromSeconds(30);

    private Task<string?>? _projectId;
    private long _projectAskedAt;

    /// <summary>The address of a trace's page.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page in its project, which the server is asked for once; when it cannot say, an address that leads there.</returns>
    public async Task<Uri> GetTraceUrlAsync(string traceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(traceId);
        var project = await GetProjectIdAsync(cancellationToken).ConfigureAwait(false);
        var trace = Uri.EscapeDataString(traceId);
        return PageUrl(project is null ? $"trace/{trace}" : $"project/{Uri.EscapeDataString(project)}/traces/{trace}");
    }

    internal Uri PageUrl(string path) => new(Http?.BaseAddress ?? Options.BaseUrl, path);

    /// <summary>The id of the project, or null when the server cannot say. It is asked again only a while after it could not.</summary>
    internal async Task<string?> GetProjectIdAsync(CancellationToken cancellationToken)
    {
        if (Http is null)
        {
            return null;
        }

        var asked = _projectId;
        if (asked is null || (asked.IsCompleted && asked.Result is null && TimeProvider.System.GetElapsedTime(_projectAskedAt) > s_projectPause))
        {
            _projectAskedAt = TimeProvider.System.GetTimestamp();
            _projectId = asked = ProjectIdAsync();
        }

        return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> ProjectIdAsync()
    {
        try
        {
            var projects = await new ProjectsApi(_connection).ListAsync(CancellationToken.None).ConfigureAwait(false);
            return projects.Data[0].Id;
        }
        catch (Exception exception)
        {
            SelfLog.WarnOnce("project-id", $"The project's id could not be read from {Http?.BaseAddress}, so addresses of traces lead there by a detour: {exception.Message}");
            return null;
        }
    }
}
