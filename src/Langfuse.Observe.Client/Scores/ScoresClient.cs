using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Api;

namespace Langfuse.Observe;

/// <summary>The scores that a project has. To give scores, use <see cref="LangfuseClient"/>'s <c>Score</c> methods.</summary>
public sealed class ScoresClient
{
    private const int PageSize = 100;

    private readonly RestClient _rest;

    internal ScoresClient(RestClient rest) => _rest = rest;

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
    public ScoreListing ListAsync(
        string? name = null, string? traceId = null, string? observationId = null, string? sessionId = null, string? datasetRunId = null,
        ScoreDataType? dataType = null, string? environment = null, DateTimeOffset? fromTimestamp = null, DateTimeOffset? toTimestamp = null,
        int? limit = null)
    {
        var query = new StringBuilder("api/public/v3/scores?fields=details,subject");
        Add(query, "name", name);
        Add(query, "traceId", traceId);
        Add(query, "observationId", observationId);
        Add(query, "sessionId", sessionId);
        Add(query, "experimentId", datasetRunId);
        Add(query, "dataType", dataType?.ToString().ToUpperInvariant());
        Add(query, "environment", environment);
        Add(query, "fromTimestamp", fromTimestamp?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        Add(query, "toTimestamp", toTimestamp?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        return new ScoreListing(cancellationToken => PagesAsync(query.ToString(), limit ?? int.MaxValue, cancellationToken));
    }

    /// <summary>Deletes a score. The server does so a little later.</summary>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public async Task DeleteAsync(string scoreId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(scoreId);
        await _rest.SendAsync(HttpMethod.Delete, "api/public/scores/" + Uri.EscapeDataString(scoreId), null, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<StoredScore> PagesAsync(string path, int left, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        while (left > 0)
        {
            var size = Math.Min(left, PageSize).ToString(CultureInfo.InvariantCulture);
            var page = await _rest.GetAsync($"{path}&limit={size}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", cancellationToken).ConfigureAwait(false);
            foreach (var score in page.GetProperty("data").EnumerateArray().Take(left))
            {
                left--;
                yield return StoredScoreReader.Read(score);
            }

            cursor = page.TryGetProperty("meta", out var meta) && meta.TryGetProperty("cursor", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
            if (cursor is null)
            {
                yield break;
            }
        }
    }

    private static void Add(StringBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
