namespace Langfuse.Observe.Api;

/// <summary>Traces of a project, as Langfuse's API has them.</summary>
public sealed class TracesApi
{
    private readonly ApiConnection _connection;

    internal TracesApi(ApiConnection connection) => _connection = connection;

    /// <summary>Gets a trace: <c>GET /api/public/traces/{traceId}</c>.</summary>
    /// <param name="traceId">Trace id; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<TraceWithFullDetails> GetAsync(
        string traceId, GetTraceQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/traces/").Segment(traceId)),
            TracesJson.Default.TraceWithFullDetails, cancellationToken);

    /// <summary>Deletes a trace: <c>DELETE /api/public/traces/{traceId}</c>.</summary>
    /// <param name="traceId">Trace id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteTraceResponse> DeleteAsync(string traceId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/traces/").Segment(traceId),
            TracesJson.Default.DeleteTraceResponse, cancellationToken);

    /// <summary>Lists traces: <c>GET /api/public/traces</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public LangfuseList<TraceWithDetails> ListAsync(ListTraceQuery? query = null) =>
        LangfuseList<TraceWithDetails>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists traces: <c>GET /api/public/traces</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    /// <remarks>Only servers of version 3 and those that keep its tables answer this.</remarks>
    public Task<PaginatedTraces> ListPageAsync(ListTraceQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/traces")),
            TracesJson.Default.PaginatedTraces, cancellationToken);

    /// <summary>Deletes traces: <c>DELETE /api/public/traces</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteTraceResponse> DeleteManyAsync(DeleteTracesRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/traces"),
            request, TracesJson.Default.DeleteTracesRequest, TracesJson.Default.DeleteTraceResponse, cancellationToken);
}
