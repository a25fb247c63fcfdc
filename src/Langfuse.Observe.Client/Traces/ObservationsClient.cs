using System.Runtime.CompilerServices;
using Langfuse.Observe.Api;
using Langfuse.Observe.Traces;

namespace Langfuse.Observe;

/// <summary>The observations that a project has, of all its traces.</summary>
public sealed class ObservationsClient
{
    private const int PageSize = 100;
    private const string Fields = "core,basic,time,io,metadata,model,usage,prompt,metrics,trace_context";

    private readonly ObservationsApi _observations;
    private volatile bool _isVersion3;

    internal ObservationsClient(ApiConnection connection) => _observations = new ObservationsApi(connection);

    /// <summary>Lists observations, the newest first. Filters narrow it down together.</summary>
    /// <param name="type">Only observations of this type, such as generations.</param>
    /// <param name="name">Only observations of this name.</param>
    /// <param name="traceId">Only observations of this trace.</param>
    /// <param name="parentObservationId">Only observations right below this one.</param>
    /// <param name="userId">Only observations of this user.</param>
    /// <param name="sessionId">Only observations of this session; servers of version 3 cannot tell.</param>
    /// <param name="model">Only observations of this model.</param>
    /// <param name="level">Only observations of this level.</param>
    /// <param name="environment">Only observations of this environment.</param>
    /// <param name="version">Only observations of this version of the application.</param>
    /// <param name="fromTimestamp">Only observations that began at this time or later.</param>
    /// <param name="toTimestamp">Only observations that began before this time.</param>
    /// <param name="limit">At most so many.</param>
    /// <remarks>An observation that comes in while pages are read may be missing; none comes twice.</remarks>
    public LangfuseList<ObservationRecord> ListAsync(
        ObservationType? type = null, string? name = null, string? traceId = null, string? parentObservationId = null, string? userId = null,
        string? sessionId = null, string? model = null, ObservationLevel? level = null, string? environment = null, string? version = null,
        DateTimeOffset? fromTimestamp = null, DateTimeOffset? toTimestamp = null, int? limit = null)
    {
        var query = new ObservationQuery
        {
            Type = type?.ToString().ToUpperInvariant(),
            Name = name,
            TraceId = traceId,
            ParentObservationId = parentObservationId,
            UserId = userId,
            SessionId = sessionId,
            Model = model,
            Level = level?.ToString().ToUpperInvariant(),
            Environment = environment,
            Version = version,
            From = fromTimestamp,
            To = toTimestamp,
        };
        return new LangfuseList<ObservationRecord>(token => ReadAsync(query, limit ?? int.MaxValue, token));
    }

    private async IAsyncEnumerable<ObservationRecord> ReadAsync(ObservationQuery query, int left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One that moved to the next page while others came in comes once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var observation in ObservationsAsync(query, Math.Min(left, PageSize), cancellationToken).ConfigureAwait(false))
        {
            if (left > 0 && query.Fits(observation) && seen.Add(observation.Id))
            {
                left--;
                yield return observation;
            }

            if (left <= 0)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<ObservationRecord> ObservationsAsync(ObservationQuery query, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = _isVersion3 ? null : await FirstPageAsync(query.Version4(Fields, pageSize), cancellationToken).ConfigureAwait(false);
        if (first is not null)
        {
            var observations = LangfuseList<ObservationV2>.ByCursor(
                null, (cursor, token) => _observations.ListPageAsync(query.Version4(Fields, pageSize) with { Cursor = cursor }, token), static page => page.Data, static page => page.Meta.Cursor, first);
            await foreach (var observation in observations.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return TraceMapping.Of(observation);
            }

            yield break;
        }

        var asked = query.SessionId is null
            ? query.Version3(pageSize)
            : throw new LangfuseException("The server is one of version 3, which cannot list observations by session. List the traces of the session instead: Traces.ListAsync(sessionId: ...).");
        await foreach (var observation in _observations.ListV1Async(asked).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return TraceMapping.Of(observation);
        }
    }

    /// <returns>Null when the server is one of version 3.</returns>
    private async Task<ObservationsV2Response?> FirstPageAsync(ListObservationQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await _observations.ListPageAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (ServerGeneration.Lacks(exception))
        {
            _isVersion3 = true;
            return null;
        }
    }
}
