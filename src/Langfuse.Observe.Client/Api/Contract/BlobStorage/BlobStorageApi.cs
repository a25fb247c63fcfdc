namespace Langfuse.Observe.Api;

/// <summary>Blob storage of a project, as Langfuse's API has them.</summary>
public sealed class BlobStorageApi
{
    private readonly ApiConnection _connection;

    internal BlobStorageApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists blob storage: <c>GET /api/public/integrations/blob-storage</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<BlobStorageIntegrationsResponse> ListAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/integrations/blob-storage"),
            BlobStorageJson.Default.BlobStorageIntegrationsResponse, cancellationToken);

    /// <summary>Creates or replaces blob storage: <c>PUT /api/public/integrations/blob-storage</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<BlobStorageIntegrationResponse> UpsertAsync(
        CreateBlobStorageIntegrationRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Put, new ApiPath("api/public/integrations/blob-storage"),
            request, BlobStorageJson.Default.CreateBlobStorageIntegrationRequest, BlobStorageJson.Default.BlobStorageIntegrationResponse, cancellationToken);

    /// <summary>Gets status: <c>GET /api/public/integrations/blob-storage/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<BlobStorageIntegrationStatusResponse> GetStatusAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/integrations/blob-storage/").Segment(id),
            BlobStorageJson.Default.BlobStorageIntegrationStatusResponse, cancellationToken);

    /// <summary>Deletes blob storage: <c>DELETE /api/public/integrations/blob-storage/{id}</c>.</summary>
    /// <param name="id">Id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<BlobStorageIntegrationDeletionResponse> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/integrations/blob-storage/").Segment(id),
            BlobStorageJson.Default.BlobStorageIntegrationDeletionResponse, cancellationToken);
}
