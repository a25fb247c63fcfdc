using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Watching;

/// <summary>A look at one project after another.</summary>
internal static class ProjectLook
{
    /// <param name="catalogue">Knows the projects.</param>
    /// <param name="look">Looks at one; true when something is watched there.</param>
    /// <param name="failed">Takes what a look threw, which ends this round; the next one goes on. Null when there is nothing to be said.</param>
    /// <param name="stoppingToken">Ends it.</param>
    public static async Task<LookResult> EachAsync(ICatalogue catalogue, Func<string, CancellationToken, Task<bool>> look, Action<Exception>? failed, CancellationToken stoppingToken)
    {
        var found = LookResult.Nothing;
        try
        {
            foreach (var project in catalogue.All(AccessCollections.Projects, Catalogue.NoProject))
            {
                found = await look(project.Id, stoppingToken) ? LookResult.Watching : found;
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception exception)
        {
            failed?.Invoke(exception);
            return LookResult.Watching;
        }

        return found;
    }
}
