using System.Net;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Api;
using Langfuse.Observe.Traces;

namespace Langfuse.Observe;

/// <summary>The traces that a project has.</summary>
/// <remarks>Servers of version 4 are read by their observations, those of version 3 by their traces. Which of both a server is, is found out with
/// the first read.</remarks>
public sealed class TracesClient
{
    private const int PageSize = 100;
    private const string ListFields = "core,basic,io,metadata,metrics,trace_context";
    private const string AllFields = "core,basic,time,io,metadata,model,usage,prompt,metrics,trace_context";

    private readonly ObservationsApi _observations;
    private readonly TracesApi _traces;
    private volatile bool _isVersion3;

    internal TracesClient(ApiConnection connection)
    {
        _observations = new ObservationsApi(connection);
        _traces = new TracesApi(connection);
    }

    /// <summary>Lists traces, the newest first. Filters narrow it down together.</summary>
    /// <param name="tags">Only traces with all of these tags.</param>
    /// <param name="name">Only traces of this name.</param>
    /// <param name="userId">Only traces of this user.</param>
    /// <param name="sessionId">Only traces of this session.</param>
    /// <param name="environment">Only traces of this environment.</param>
    /// <param name="version">Only traces of this version of the application.</param>
    /// <param name="release">Only traces of this release.</param>
    /// <param name="fromTimestamp">Only traces that began at this time or later.</param>
    /// <param name="toTimestamp">Only traces that began before this time.</param>
    /// <param name="limit">At most so many.</param>
    /// <remarks>A trace that comes in while pages are read may be missing; none comes twice. Of a trace with several observations without a parent a server
    /// of version 4 lists the newest: <see cref="GetAsync"/> gives the input of the first and the output of the last to end.</remarks>
    public LangfuseList<TraceRecord> ListAsync(
        IEnumerable<string>? tags = null, string? name = null, string? userId = null, string? sessionId = null, string? environment = null,
        string? version = null, string? release = null, DateTimeOffset? fromTimestamp = null, DateTimeOffset? toTimestamp = null, int? limit = null)
    {
        var query = new TraceQuery
        {
            Tags = tags is null ? [] : [.. tags],
            Name = name,
            UserId = userId,
            SessionId = sessionId,
            Environment = environment,
            Version = version,
            Release = release,
            From = fromTimestamp,
            To = toTimestamp,
        };
        return new LangfuseList<TraceRecord>(token => ReadAsync(query, limit ?? int.MaxValue, token));
    }

    /// <summary>Gets a trace with its observations.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or has no such trace.</exception>
    public async Task<TraceRecord> GetAsync(string traceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(traceId);
        if (!_isVersion3)
        {
            try
            {
                if (await GetByObservationsAsync(traceId, cancellationToken).ConfigureAwait(false) is { } trace)
                {
                    return trace;
                }
            }
            catch (LangfuseException exception) when (ServerGeneration.Lacks(exception))
            {
                // It has no such request: the other one knows.
            }
        }

        try
        {
            return TraceMapping.Of(await _traces.GetAsync(traceId, cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch (LangfuseException exception) when (ServerGeneration.Lacks(exception))
        {
            // What the server says may be about the request, which version 4 left behind, and not about the trace.
            throw new LangfuseException($"The server has no trace '{traceId}', or has not stored it yet.", HttpStatusCode.NotFound, exception);
        }
    }

    /// <summary>Deletes traces for good, a little later.</summary>
    /// <param name="traceIds">The ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task DeleteAsync(IEnumerable<string> traceIds, CancellationToken cancellationToken = default)
    {
        foreach (var some in traceIds.Chunk(1_000))
        {
            await _traces.DeleteManyAsync(new() { TraceIds = some }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Null when there is no such trace.</returns>
    private async Task<TraceRecord?> GetByObservationsAsync(string traceId, CancellationToken cancellationToken)
    {
        var observations = await _observations.ListAsync(new() { TraceId = traceId, Fields = AllFields, Limit = 1_000 }).ToListAsync(cancellationToken).ConfigureAwait(false);

        // The newest come first, also of those that began in the same millisecond.
        observations.Reverse();
        if (TraceTops.Find(observations) is not { } tops)
        {
            return null;
        }

        return TraceMapping.OfTops(tops) with
        {
            Observations = [.. observations.Select(TraceMapping.Of).OrderBy(static observation => observation.StartTime)],
            Latency = observations.Max(static observation => observation.EndTime ?? observation.StartTime) - observations.Min(static observation => observation.StartTime),
            TotalCost = observations.Any(static observation => observation.TotalCost is not null) ? observations.Sum(static observation => observation.TotalCost ?? 0) : null,
        };
    }

    private async IAsyncEnumerable<TraceRecord> ReadAsync(TraceQuery query, int left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A trace with two first observations, and one that moved to the next page meanwhile, come once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var trace in TracesAsync(query, Math.Min(left, PageSize), cancellationToken).ConfigureAwait(false))
        {
            if (left > 0 && query.Fits(trace) && seen.Add(trace.Id))
            {
                left--;
                yield return trace;
            }

            if (left == 0)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<TraceRecord> TracesAsync(TraceQuery query, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObservationsV2Response? first = null;
        if (!_isVersion3)
        {
            first = await FirstPageAsync(query, pageSize, cancellationToken).ConfigureAwait(false);
        }

        if (first is null)
        {
            await foreach (var trace in Version3(query, pageSize).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return TraceMapping.Of(trace);
            }

            yield break;
        }

        var roots = LangfuseList<ObservationV2>.ByCursor(
            null, (cursor, token) => _observations.ListPageAsync(Version4(query, pageSize) with { Cursor = cursor }, token), static page => page.Data, static page => page.Meta.Cursor, first);
        await foreach (var root in roots.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (root.IsRootObservation ?? root.ParentObservationId is null)
            {
                yield return TraceMapping.OfRoot(root);
            }
        }
    }

    /// <returns>Null when the server is one of version 3.</returns>
    private async Task<ObservationsV2Response?> FirstPageAsync(TraceQuery query, int pageSize, CancellationToken cancellationToken)
    {
        try
        {
            return await _observations.ListPageAsync(Version4(query, pageSize), cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException exception) when (ServerGeneration.Lacks(exception))
        {
            _isVersion3 = true;
            return null;
        }
    }

    private static ListObservationQuery Version4(TraceQuery query, int pageSize) => new()
    {
        Fields = ListFields,
        Limit = pageSize,
        Filter = query.ToFilter(),

        // The filter takes their place where it is known.
        IsRootObservation = true,
        UserId = query.UserId,
        SessionId = query.SessionId,
        Version = query.Version,
        Environment = query.Environment is null ? null : [query.Environment],
        FromStartTime = query.From,
        ToStartTime = query.To,
    };

    private LangfuseList<TraceWithDetails> Version3(TraceQuery query, int pageSize) => _traces.ListAsync(new()
    {
        Limit = pageSize,
        OrderBy = "timestamp.desc",
        Name = query.Name,
        UserId = query.UserId,
        SessionId = query.SessionId,
        Tags = query.Tags.Count == 0 ? null : query.Tags,
        Version = query.Version,
        Release = query.Release,
        Environment = query.Environment is null ? null : [query.Environment],
        FromTimestamp = query.From,
        ToTimestamp = query.To,
    });
}
