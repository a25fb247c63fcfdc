using Langfuse.Observe.OpenAI.Answers;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.OpenAI;

/// <summary>Passes an answer's bytes on as they come and looks at them on the way. The call ends with the stream: at its end, a failure or its disposal.</summary>
internal sealed class ObservedStream(Stream inner, OpenAICall call, IStreamedAnswer answer, CancellationToken cancellationToken) : Stream
{
    private bool _hasBegun;
    private int _isEnded;

    ~ObservedStream()
    {
        if (Volatile.Read(ref _isEnded) == 0)
        {
            call.Abandoned();
            End();
        }
    }

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override bool CanTimeout => inner.CanTimeout;

    public override int ReadTimeout
    {
        get => inner.ReadTimeout;
        set => inner.ReadTimeout = value;
    }

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException("This stream of an answer cannot be moved.");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            var read = inner.Read(buffer);
            Passed(buffer[..read], buffer.Length);
            return read;
        }
        catch (Exception exception) when (Failed(exception))
        {
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Passed(buffer.Span[..read], buffer.Length);
            return read;
        }
        catch (Exception exception) when (Failed(exception))
        {
            throw;
        }
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("This stream of an answer cannot be moved.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream of an answer is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream of an answer is read only.");

    public override async ValueTask DisposeAsync()
    {
        Stop();
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Stop();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Passed(ReadOnlySpan<byte> bytes, int asked)
    {
        if (bytes.Length == 0)
        {
            if (asked > 0)
            {
                End();
            }

            return;
        }

        try
        {
            answer.Add(bytes);
            if (!_hasBegun && answer.HasContent)
            {
                _hasBegun = true;
                call.Began();
            }
        }
        catch (Exception exception)
        {
            ModelCall.Report("a piece of a streamed answer", exception);
        }
    }

    // The client looks at its token between two reads: then nothing is thrown through here.
    private void Stop()
    {
        if (cancellationToken.IsCancellationRequested && Volatile.Read(ref _isEnded) == 0)
        {
            call.BrokeOff(new OperationCanceledException(cancellationToken));
        }

        End();
    }

    private bool Failed(Exception exception)
    {
        call.BrokeOff(exception);
        End();
        return false;
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return;
        }

        try
        {
            call.Complete(answer.Complete());
        }
        catch (Exception exception)
        {
            ModelCall.Report("a streamed answer", exception);
            call.Complete(null);
        }
    }
}
