using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Tries whether a server can be read, without waiting and without storing anything.</summary>
internal static class ConnectionTest
{
    /// <returns>Which reads it has, and the name of the project that the keys open.</returns>
    /// <exception cref="SourceException">It cannot be read; the message says what to do.</exception>
    public static async Task<(string Api, string? ProjectName)> RunAsync(SourceConnection connection, string api, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var client = new SourceClient(connection, clock);
        using var projects = await client.TryGetAsync("api/public/projects", isPatient: false, cancellationToken)
            ?? throw new SourceException(SourceFailure.NoLangfuse(connection.Host, "it has no /api/public/projects"));
        var project = projects.RootElement.Items("data").FirstOrDefault();
        if (project.ValueKind != JsonValueKind.Object)
        {
            throw new SourceException(SourceFailure.NoLangfuse(connection.Host, "its list of projects has none"));
        }

        var source = await SourceApis.ChooseAsync(client, api, batchSize: 1, isPatient: false, cancellationToken);
        return (source.Name, project.Text("name"));
    }
}
