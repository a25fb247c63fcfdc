namespace Langfuse.Observe.Api;

/// <summary>Metrics of a project, as Langfuse's API has them.</summary>
public sealed class MetricsApi
{
    private readonly ApiConnection _connection;

    internal MetricsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Queries metrics: <c>GET /api/public/v2/metrics</c>.</summary>
    /// <param name="query">Query.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<MetricsV2Response> QueryAsync(string query, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/v2/metrics").Add("query", query),
            MetricsJson.Default.MetricsV2Response, cancellationToken);
}
