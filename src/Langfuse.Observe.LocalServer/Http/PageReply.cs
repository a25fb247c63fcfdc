namespace Langfuse.Observe.LocalServer.Http;

/// <summary>A page of a list, in the shape of the API.</summary>
internal sealed record PageReply<T>(IReadOnlyList<T> Data, PageMeta Meta);

/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Limit">How many a page holds.</param>
/// <param name="TotalItems">How many there are on all pages.</param>
/// <param name="TotalPages">How many pages there are.</param>
internal sealed record PageMeta(int Page, int Limit, long TotalItems, long TotalPages);
