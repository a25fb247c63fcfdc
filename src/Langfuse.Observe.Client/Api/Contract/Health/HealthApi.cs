namespace Langfuse.Observe.Api;

/// <summary>Health of a project, as Langfuse's API has them.</summary>
public sealed class HealthApi
{
    private readonly ApiConnection _connection;

    internal HealthApi(ApiConnection connection) => _connection = connection;

    /// <summary>Gets health: <c>GET /api/public/health</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<HealthResponse> GetAsync(CancellationToken cancellationToken = default) =>
        _connection.SendAsync(HttpMethod.Get, new ApiPath("api/public/health"), HealthJson.Default.HealthResponse, cancellationToken);
}
