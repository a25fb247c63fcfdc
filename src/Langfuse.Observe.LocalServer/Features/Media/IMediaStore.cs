namespace Langfuse.Observe.LocalServer.Features.Media;

/// <summary>Keeps media: the announcement, the bytes, the report of the upload, and where it is used (wire contract 1.12).</summary>
internal interface IMediaStore
{
    MediaAsset? Find(string projectId, string id);

    byte[]? Bytes(string projectId, string id);

    /// <summary>Announces media at a place; true when its bytes must still be sent.</summary>
    Task<bool> AnnounceAsync(string projectId, MediaAsset media, MediaPlace place, long nowUs, CancellationToken cancellationToken);

    Task<bool> StoreAsync(string projectId, string id, byte[] bytes, CancellationToken cancellationToken);

    Task<bool> ReportAsync(string projectId, string id, long uploadedUs, long status, string? error, CancellationToken cancellationToken);
}
