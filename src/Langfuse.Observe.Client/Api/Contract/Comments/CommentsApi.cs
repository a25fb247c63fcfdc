namespace Langfuse.Observe.Api;

/// <summary>Comments of a project, as Langfuse's API has them.</summary>
public sealed class CommentsApi
{
    private readonly ApiConnection _connection;

    internal CommentsApi(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a comment: <c>POST /api/public/comments</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<CreateCommentResponse> CreateAsync(CreateCommentRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/comments"),
            request, CommentsJson.Default.CreateCommentRequest, CommentsJson.Default.CreateCommentResponse, cancellationToken);

    /// <summary>Lists comments: <c>GET /api/public/comments</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<Comment> ListAsync(ListCommentQuery? query = null) =>
        LangfuseList<Comment>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists comments: <c>GET /api/public/comments</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedComments> ListPageAsync(ListCommentQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/comments")),
            CommentsJson.Default.PaginatedComments, cancellationToken);

    /// <summary>Gets a comment: <c>GET /api/public/comments/{commentId}</c>.</summary>
    /// <param name="commentId">Comment id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<Comment> GetAsync(string commentId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/comments/").Segment(commentId),
            CommentsJson.Default.Comment, cancellationToken);
}
