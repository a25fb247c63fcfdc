namespace Langfuse.Observe.LocalServer.Features.Sessions;

/// <summary>Reads sessions. A session exists because some trace names it.</summary>
internal interface ISessionStore
{
    /// <summary>Newest first, where no order is given.</summary>
    (long Total, IReadOnlyList<SessionRow> Rows) List(string projectId, Filter filter, PageRequest page, SortOrder? order = null);

    /// <summary>The traces of a session, oldest first; none when there is no such session.</summary>
    IReadOnlyList<Trace> Traces(string projectId, string sessionId);
}
