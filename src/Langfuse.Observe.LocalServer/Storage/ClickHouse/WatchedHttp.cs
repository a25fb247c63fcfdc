using System.Net;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>HTTP to ClickHouse. That a connection was refused, cut or too slow is said in the terms of a database, wherever it happens.</summary>
internal sealed class WatchedHttp : DelegatingHandler
{
    private readonly TimeSpan _patience;

    private WatchedHttp(TimeSpan patience)
        : base(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2), PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
    {
        _patience = patience;
    }

    /// <param name="patience">How long an answer may take to begin.</param>
    public static HttpClient Client(TimeSpan patience) => new(new WatchedHttp(patience)) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            var response = await base.SendAsync(request, patience.Token);
            response.Content = new WatchedContent(response.Content);
            return response;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new LostClickHouseException($"ClickHouse does not answer: {exception.Message}", exception);
        }
    }

    /// <summary>The body of an answer.</summary>
    private sealed class WatchedContent : HttpContent
    {
        private readonly HttpContent _inner;

        public WatchedContent(HttpContent inner)
        {
            _inner = inner;
            foreach (var (name, values) in inner.Headers)
            {
                Headers.TryAddWithoutValidation(name, values);
            }
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var body = await CreateContentReadStreamAsync();
            await body.CopyToAsync(stream);
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() => new WatchedStream(await _inner.ReadAsStreamAsync());

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }

    private sealed class WatchedStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                throw Cut(exception);
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                throw Cut(exception);
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private static LostClickHouseException Cut(Exception exception) => new($"ClickHouse was lost in the middle of an answer: {exception.Message}", exception);
    }
}
