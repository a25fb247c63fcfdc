namespace Langfuse.Observe.LocalServer.Features.Scores;

/// <summary>Keeps scores.</summary>
internal interface IScoreStore
{
    /// <summary>Newest first, where no order is given. Where nobody asks how many there are (<paramref name="isCounted"/> false), the total only says whether more follow.</summary>
    ScorePage List(string projectId, Filter filter, int limit, long offset, SortOrder? order = null, bool isCounted = true);

    Score? Find(string projectId, string id);

    /// <summary>Stores scores; one whose id is there already is merged by <paramref name="merge"/> (newer, older).</summary>
    Task WriteAsync(string projectId, IReadOnlyList<Score> scores, Action<Score, Score> merge, CancellationToken cancellationToken);

    /// <summary>Stores scores whose ids follow from what they judge: one that is there already gets the new value, and keeps its time.</summary>
    Task PutAsync(string projectId, IReadOnlyList<Score> scores, CancellationToken cancellationToken);

    Task<bool> DeleteAsync(string projectId, string id, CancellationToken cancellationToken);
}
