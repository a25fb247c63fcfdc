namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>Chooses the reads that a server has.</summary>
internal static class SourceApis
{
    /// <param name="client">The server.</param>
    /// <param name="api">auto, v4 or v3.</param>
    /// <param name="batchSize">Traces per request.</param>
    /// <param name="isPatient">Whether what may pass is tried again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SourceException">The server has none, or cannot be read.</exception>
    public static async Task<ISourceApi> ChooseAsync(SourceClient client, string api, int batchSize, bool isPatient, CancellationToken cancellationToken)
    {
        if (api != "v3")
        {
            using var newer = await client.TryGetAsync(SourceApiV4.Probe, isPatient, cancellationToken);
            if (newer is not null)
            {
                return new SourceApiV4(client, batchSize);
            }
        }

        if (api != "v4")
        {
            using var older = await client.TryGetAsync(SourceApiV3.Probe, isPatient, cancellationToken);
            if (older is not null)
            {
                return new SourceApiV3(client, batchSize);
            }
        }

        throw new SourceException(api == "auto"
            ? "The address answers, but serves neither the reads of Langfuse 4 (/api/public/v2/observations) nor those of 3 (/api/public/traces). Check the address."
            : $"The server does not serve the reads of Langfuse {api[1..]}. Set the integration's api to auto.");
    }
}
