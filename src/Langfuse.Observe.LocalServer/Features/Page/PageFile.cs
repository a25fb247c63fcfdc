using System.IO.Compression;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A file of the page.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ETag">A quoted hash of the content, so that a browser asks again cheaply and a new version shows at once.</param>
internal sealed record PageFile(byte[] Bytes, string ContentType, string ETag)
{
    private readonly Lazy<byte[]?> _compressed = new(() => IsText(ContentType) ? Compress(Bytes) : null);

    /// <summary>The content by gzip, or null when that saves nothing.</summary>
    public byte[]? Compressed => _compressed.Value;

    private static bool IsText(string contentType) => contentType.StartsWith("text/", StringComparison.Ordinal) || contentType == "image/svg+xml";

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
