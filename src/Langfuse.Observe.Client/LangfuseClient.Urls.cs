using System.Text.Json;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe;

/// <content>Addresses of pages.</content>
public sealed partial class LangfuseClient
{
    private string? _projectId;

    /// <summary>The address of a trace's page.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page in its project; when the server cannot say which project that is, an address that leads there.</returns>
    public async Task<Uri> GetTraceUrlAsync(string traceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(traceId);
        var root = Http?.BaseAddress ?? Options.BaseUrl;
        var project = _projectId ??= await ProjectIdAsync(cancellationToken).ConfigureAwait(false);
        var path = project is null ? $"trace/{Uri.EscapeDataString(traceId)}" : $"project/{Uri.EscapeDataString(project)}/traces/{Uri.EscapeDataString(traceId)}";
        return new Uri(root, path);
    }

    private async Task<string?> ProjectIdAsync(CancellationToken cancellationToken)
    {
        if (Http is null)
        {
            return null;
        }

        try
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timer.CancelAfter(Options.Timeout);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Http.BaseAddress, "api/public/projects"));
            using var response = await Http.SendAsync(request, timer.Token).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            using var json = JsonDocument.Parse(await BoundedBody.ReadAsync(response.Content, timer.Token).ConfigureAwait(false));
            return json.RootElement.GetProperty("data")[0].GetProperty("id").GetString();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            SelfLog.WarnOnce("project-id", $"The project's id could not be read from {Http.BaseAddress}, so addresses of traces lead there by a detour: {exception.Message}");
            return null;
        }
    }
}
