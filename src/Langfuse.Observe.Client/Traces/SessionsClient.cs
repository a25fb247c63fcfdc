using System.Runtime.CompilerServices;
using Langfuse.Observe.Api;
using Langfuse.Observe.Traces;

namespace Langfuse.Observe;

/// <summary>The sessions that a project has.</summary>
/// <remarks>A server that has no list of sessions any more is read by its traces.</remarks>
public sealed class SessionsClient
{
    private const int PageSize = 50;

    private readonly SessionsApi _sessions;
    private readonly TracesClient _traces;
    private volatile bool _hasNoList;

    internal SessionsClient(ApiConnection connection, TracesClient traces)
    {
        _sessions = new SessionsApi(connection);
        _traces = traces;
    }

    /// <summary>Lists sessions, the newest first, without their traces.</summary>
    /// <param name="environment">Only sessions of this environment.</param>
    /// <param name="fromTimestamp">Only sessions that began at this time or later.</param>
    /// <param name="toTimestamp">Only sessions that began before this time.</param>
    /// <param name="limit">At most so many.</param>
    public LangfuseList<SessionRecord> ListAsync(
        string? environment = null, DateTimeOffset? fromTimestamp = null, DateTimeOffset? toTimestamp = null, int? limit = null) =>
        new(token => ReadAsync(environment, fromTimestamp, toTimestamp, limit ?? int.MaxValue, token));

    /// <summary>Gets a session with its traces.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or has no such session.</exception>
    public async Task<SessionRecord> GetAsync(string sessionId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(sessionId);
        var session = await WithTracesAsync(new() { Id = sessionId }, cancellationToken).ConfigureAwait(false);
        return session.Traces.Count == 0
            ? throw new LangfuseException($"The server has no session '{sessionId}', or has not stored it yet.", System.Net.HttpStatusCode.NotFound)
            : session with { CreatedAt = session.Traces[0].Timestamp, Environment = session.Traces[0].Environment };
    }

    internal async Task<SessionRecord> WithTracesAsync(SessionRecord session, CancellationToken cancellationToken)
    {
        var traces = await _traces.ListAsync(sessionId: session.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return session with { Traces = [.. traces.OrderBy(static trace => trace.Timestamp)] };
    }

    private async IAsyncEnumerable<SessionRecord> ReadAsync(
        string? environment, DateTimeOffset? from, DateTimeOffset? to, int left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A session that moves to the next page while another one begins comes once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var session in SessionsAsync(environment, from, to, cancellationToken).ConfigureAwait(false))
        {
            if (left > 0 && seen.Add(session.Id))
            {
                left--;
                yield return session;
            }

            if (left <= 0)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<SessionRecord> SessionsAsync(
        string? environment, DateTimeOffset? from, DateTimeOffset? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = _hasNoList ? null : await FirstPageAsync(Query(environment, from, to), cancellationToken).ConfigureAwait(false);
        if (first is not null)
        {
            var sessions = LangfuseList<Session>.ByPage(
                1, (page, token) => _sessions.ListPageAsync(Query(environment, from, to) with { Page = page }, token), static page => page.Data, static page => page.Meta, static one => one.Id, first);
            await foreach (var session in sessions.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return new() { Id = session.Id, CreatedAt = session.CreatedAt, Environment = session.Environment };
            }

            yield break;
        }

        await foreach (var trace in _traces.ListAsync(environment: environment, fromTimestamp: from, toTimestamp: to).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (trace.SessionId is { } id)
            {
                yield return new() { Id = id, CreatedAt = trace.Timestamp, Environment = trace.Environment };
            }
        }
    }

    /// <returns>Null when the server has no such list.</returns>
    private async Task<PaginatedSessions?> FirstPageAsync(ListSessionQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await _sessions.ListPageAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (ServerGeneration.Lacks(exception))
        {
            _hasNoList = true;
            return null;
        }
    }

    private static ListSessionQuery Query(string? environment, DateTimeOffset? from, DateTimeOffset? to) =>
        new() { Page = 1, Limit = PageSize, Environment = environment is null ? null : [environment], FromTimestamp = from, ToTimestamp = to };
}
