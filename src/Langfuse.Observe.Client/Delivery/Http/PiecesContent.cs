using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>A request body made of pieces that stay where they are.</summary>
internal sealed class PiecesContent : HttpContent
{
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _pieces;
    private readonly ByteBuffer? _compressed;

    public PiecesContent(IReadOnlyList<ReadOnlyMemory<byte>> pieces, string contentType, bool gzip)
    {
        Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (!gzip)
        {
            _pieces = pieces;
            return;
        }

        Headers.ContentEncoding.Add("gzip");
        _compressed = new ByteBuffer(16 * 1024);
        using (var stream = new GZipStream(new ByteBufferStream(_compressed), CompressionLevel.Fastest))
        {
            foreach (var piece in pieces)
            {
                stream.Write(piece.Span);
            }
        }

        _pieces = [_compressed.Slice(0, _compressed.Length)];
    }

    /// <summary>Whether any of it was handed to the connection.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether all of it was.</summary>
    public bool IsWhole { get; private set; }

    public long Length
    {
        get
        {
            long length = 0;
            foreach (var piece in _pieces)
            {
                length += piece.Length;
            }

            return length;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasBegun = true;
        foreach (var piece in _pieces)
        {
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }

        IsWhole = true;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _compressed?.Dispose();
        base.Dispose(disposing);
    }
}
