namespace Langfuse.Observe.LocalServer.Model;

/// <summary>A row of the table media, without the bytes.</summary>
internal sealed class MediaAsset
{
    public string Id { get; set; } = "";
    public string ContentType { get; set; } = "";
    public long ContentLength { get; set; }
    public string Sha256 { get; set; } = "";
    public long? UploadedUs { get; set; }
    public long? UploadStatus { get; set; }
    public string? UploadError { get; set; }
}
