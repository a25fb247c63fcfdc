namespace Langfuse.Observe.Api;

/// <summary>Annotation queues of a project, as Langfuse's API has them.</summary>
public sealed class AnnotationQueuesApi
{
    private readonly ApiConnection _connection;

    internal AnnotationQueuesApi(ApiConnection connection) => _connection = connection;

    /// <summary>Lists annotation queues: <c>GET /api/public/annotation-queues</c>. Pages are read as they are asked for.</summary>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<AnnotationQueue> ListAsync(ListAnnotationQueueQuery? query = null) =>
        LangfuseList<AnnotationQueue>.ByPage(
            query?.Page, (at, token) => ListPageAsync((query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists annotation queues: <c>GET /api/public/annotation-queues</c>, one page.</summary>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedAnnotationQueues> ListPageAsync(
        ListAnnotationQueueQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/annotation-queues")),
            AnnotationQueuesJson.Default.PaginatedAnnotationQueues, cancellationToken);

    /// <summary>Creates an annotation queue: <c>POST /api/public/annotation-queues</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<AnnotationQueue> CreateAsync(CreateAnnotationQueueRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/annotation-queues"),
            request, AnnotationQueuesJson.Default.CreateAnnotationQueueRequest, AnnotationQueuesJson.Default.AnnotationQueue, cancellationToken);

    /// <summary>Gets an annotation queue: <c>GET /api/public/annotation-queues/{queueId}</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<AnnotationQueue> GetAsync(string queueId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/annotation-queues/").Segment(queueId),
            AnnotationQueuesJson.Default.AnnotationQueue, cancellationToken);

    /// <summary>Lists items: <c>GET /api/public/annotation-queues/{queueId}/items</c>. Pages are read as they are asked for.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    public LangfuseList<AnnotationQueueItem> ListItemsAsync(string queueId, AnnotationQueueListItemsQuery? query = null) =>
        LangfuseList<AnnotationQueueItem>.ByPage(
            query?.Page, (at, token) => ListItemsPageAsync(queueId, (query ?? new()) with { Page = at }, token),
            static answer => answer.Data, static answer => answer.Meta, static item => item.Id);

    /// <summary>Lists items: <c>GET /api/public/annotation-queues/{queueId}/items</c>, one page.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="query">What narrows the answer down.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<PaginatedAnnotationQueueItems> ListItemsPageAsync(
        string queueId, AnnotationQueueListItemsQuery? query = null, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, (query ?? new()).AddTo(new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/items")),
            AnnotationQueuesJson.Default.PaginatedAnnotationQueueItems, cancellationToken);

    /// <summary>Creates an item: <c>POST /api/public/annotation-queues/{queueId}/items</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<AnnotationQueueItem> CreateItemAsync(
        string queueId, CreateAnnotationQueueItemRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/items"),
            request, AnnotationQueuesJson.Default.CreateAnnotationQueueItemRequest, AnnotationQueuesJson.Default.AnnotationQueueItem, cancellationToken);

    /// <summary>Gets an item: <c>GET /api/public/annotation-queues/{queueId}/items/{itemId}</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="itemId">Item id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<AnnotationQueueItem> GetItemAsync(string queueId, string itemId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/items/").Segment(itemId),
            AnnotationQueuesJson.Default.AnnotationQueueItem, cancellationToken);

    /// <summary>Updates an item: <c>PATCH /api/public/annotation-queues/{queueId}/items/{itemId}</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="itemId">Item id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<AnnotationQueueItem> UpdateItemAsync(
        string queueId, string itemId, UpdateAnnotationQueueItemRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/items/").Segment(itemId),
            request, AnnotationQueuesJson.Default.UpdateAnnotationQueueItemRequest, AnnotationQueuesJson.Default.AnnotationQueueItem, cancellationToken);

    /// <summary>Deletes an item: <c>DELETE /api/public/annotation-queues/{queueId}/items/{itemId}</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="itemId">Item id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteAnnotationQueueItemResponse> DeleteItemAsync(
        string queueId, string itemId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/items/").Segment(itemId),
            AnnotationQueuesJson.Default.DeleteAnnotationQueueItemResponse, cancellationToken);

    /// <summary>Creates an assignment: <c>POST /api/public/annotation-queues/{queueId}/assignments</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<CreateAnnotationQueueAssignmentResponse> CreateAssignmentAsync(
        string queueId, AnnotationQueueAssignmentRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/assignments"),
            request, AnnotationQueuesJson.Default.AnnotationQueueAssignmentRequest, AnnotationQueuesJson.Default.CreateAnnotationQueueAssignmentResponse, cancellationToken);

    /// <summary>Deletes an assignment: <c>DELETE /api/public/annotation-queues/{queueId}/assignments</c>.</summary>
    /// <param name="queueId">Queue id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<DeleteAnnotationQueueAssignmentResponse> DeleteAssignmentAsync(
        string queueId, AnnotationQueueAssignmentRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Delete, new ApiPath("api/public/annotation-queues/").Segment(queueId).Text("/assignments"),
            request, AnnotationQueuesJson.Default.AnnotationQueueAssignmentRequest, AnnotationQueuesJson.Default.DeleteAnnotationQueueAssignmentResponse, cancellationToken);
}
