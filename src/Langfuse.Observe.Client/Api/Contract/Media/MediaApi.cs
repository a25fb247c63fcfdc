namespace Langfuse.Observe.Api;

/// <summary>Media of a project, as Langfuse's API has them.</summary>
public sealed class MediaApi
{
    private readonly ApiConnection _connection;

    internal MediaApi(ApiConnection connection) => _connection = connection;

    /// <summary>Gets media: <c>GET /api/public/media/{mediaId}</c>.</summary>
    /// <param name="mediaId">Media id; percent-encoded whole.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<GetMediaResponse> GetAsync(string mediaId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Get, new ApiPath("api/public/media/").Segment(mediaId),
            MediaJson.Default.GetMediaResponse, cancellationToken);

    /// <summary>Reports media: <c>PATCH /api/public/media/{mediaId}</c>.</summary>
    /// <param name="mediaId">Media id; percent-encoded whole.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task ReportAsync(string mediaId, PatchMediaBody request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Patch, new ApiPath("api/public/media/").Segment(mediaId),
            request, MediaJson.Default.PatchMediaBody, cancellationToken);

    /// <summary>Announces media: <c>POST /api/public/media</c>.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or refused.</exception>
    public Task<GetMediaUploadUrlResponse> AnnounceAsync(
        GetMediaUploadUrlRequest request, CancellationToken cancellationToken = default) =>
        _connection.SendAsync(
            HttpMethod.Post, new ApiPath("api/public/media"),
            request, MediaJson.Default.GetMediaUploadUrlRequest, MediaJson.Default.GetMediaUploadUrlResponse, cancellationToken);
}
