using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Langfuse.Observe.Api;

namespace Langfuse.Observe;

/// <summary>The scores that a project has. To give scores, use <see cref="LangfuseClient"/>'s <c>Score</c> methods.</summary>
/// <remarks>Servers of version 4 are asked in their way, those of version 3 in theirs. Which of both a server is, is found out with the first
/// read.</remarks>
public sealed class ScoresClient
{
    private const int PageSize = 100;
    private const string Fields = "details,subject";

    private readonly ScoresApi _api;
    private volatile bool _isVersion3;

    internal ScoresClient(ApiConnection connection) => _api = new ScoresApi(connection);

    /// <summary>Lists scores, the newest first. Filters narrow it down together.</summary>
    /// <param name="name">Only scores of this name.</param>
    /// <param name="traceId">Only scores of this trace.</param>
    /// <param name="observationId">Only scores of this observation; needs <paramref name="traceId"/>.</param>
    /// <param name="sessionId">Only scores of this session.</param>
    /// <param name="datasetRunId">Only scores of this dataset run.</param>
    /// <param name="dataType">Only scores of this kind.</param>
    /// <param name="environment">Only scores of this environment.</param>
    /// <param name="fromTimestamp">Only scores judged at this time or later.</param>
    /// <param name="toTimestamp">Only scores judged before this time.</param>
    /// <param name="limit">At most so many.</param>
    public LangfuseList<StoredScore> ListAsync(
        string? name = null, string? traceId = null, string? observationId = null, string? sessionId = null, string? datasetRunId = null,
        ScoreDataType? dataType = null, string? environment = null, DateTimeOffset? fromTimestamp = null, DateTimeOffset? toTimestamp = null,
        int? limit = null)
    {
        var query = new ListScoreQuery
        {
            Fields = Fields,
            Limit = Math.Clamp(limit ?? PageSize, 1, PageSize),
            Name = name,
            TraceId = traceId,
            ObservationId = observationId,
            SessionId = sessionId,
            ExperimentId = datasetRunId,
            DataType = dataType?.ToString().ToUpperInvariant(),
            Environment = environment,
            FromTimestamp = fromTimestamp,
            ToTimestamp = toTimestamp,
        };
        return new LangfuseList<StoredScore>(token => ReadAsync(query, token)).Select(static score => score, limit);
    }

    /// <summary>Gets a score.</summary>
    /// <param name="scoreId">The score's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The score; null when there is none of that id.</returns>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task<StoredScore?> GetAsync(string scoreId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(scoreId);
        await foreach (var score in ReadAsync(new() { Id = scoreId, Fields = Fields, Limit = 1 }, cancellationToken).ConfigureAwait(false))
        {
            return score;
        }

        return null;
    }

    /// <summary>Deletes a score. The server does so a little later.</summary>
    /// <param name="scoreId">The score's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task DeleteAsync(string scoreId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(scoreId);
        return _api.DeleteAsync(scoreId, cancellationToken);
    }

    private async IAsyncEnumerable<StoredScore> ReadAsync(ListScoreQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = _isVersion3 ? null : await FirstPageAsync(query, cancellationToken).ConfigureAwait(false);
        if (page is null)
        {
            await foreach (var score in Version3(query).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return StoredScoreMapping.Of(score);
            }

            yield break;
        }

        var scores = LangfuseList<ScoreV3>.ByCursor(
            null, (cursor, token) => _api.ListPageAsync(query with { Cursor = cursor }, token), static page => page.Data, static page => page.Meta.Cursor, page);
        await foreach (var score in scores.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return StoredScoreMapping.Of(score);
        }
    }

    /// <returns>Null when the server is one of version 3.</returns>
    private async Task<GetScoresV3Response?> FirstPageAsync(ListScoreQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await _api.ListPageAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            _isVersion3 = true;
            return null;
        }
    }

    private LangfuseList<GetScoresResponseData> Version3(ListScoreQuery query) => _api.ListV2Async(new()
    {
        Limit = query.Limit,
        ScoreIds = query.Id,
        Name = query.Name,
        TraceId = query.TraceId,
        ObservationId = query.ObservationId,
        SessionId = query.SessionId,
        DatasetRunId = query.ExperimentId,
        DataType = query.DataType is { } dataType ? new Api.ScoreDataType(dataType) : null,
        Environment = query.Environment is null ? null : [query.Environment],
        FromTimestamp = query.FromTimestamp,
        ToTimestamp = query.ToTimestamp,
    });
}
