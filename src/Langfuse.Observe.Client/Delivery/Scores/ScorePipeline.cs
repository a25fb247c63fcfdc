using System.Collections.Concurrent;

namespace Langfuse.Observe.Delivery.Scores;

/// <summary>Sends scores, which were encoded when they were given.</summary>
internal sealed class ScorePipeline(PipelineSettings settings, Pipelines delivery, LangfuseOptions options) : Pipeline(settings, delivery)
{
    private const int MaxUnits = 100;

    private readonly ConcurrentQueue<byte[]> _queue = new();
    private long _enqueued;
    private long _dequeued;
    private long _bytes;
    private long _reserved;

    public override long Waiting => Math.Max(0, Volatile.Read(ref _enqueued) - Volatile.Read(ref _dequeued));

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Length => Waiting + Interlocked.Read(ref _reserved);

    public void Enqueue(byte[] score)
    {
        Interlocked.Add(ref _bytes, score.Length);
        Interlocked.Increment(ref _enqueued);
        _queue.Enqueue(score);
        while ((Length > options.MaxQueueLength || Bytes > options.MaxQueueBytes) && TryDequeue(out var oldest))
        {
            Interlocked.Add(ref _bytes, -oldest.Length);
            Delivery.Counters.Drop(UnitKind.Score, DropReason.QueueFull);
            Delivery.Overflowed();
        }
    }

    protected override void Fill(Batch batch)
    {
        var limit = Delivery.BodyLimit(batch.Kind);
        while (batch.Count < MaxUnits && _queue.TryPeek(out var next) && (batch.Count == 0 || batch.Buffer.Length + next.Length < limit))
        {
            if (!TryDequeue(out var score))
            {
                break;
            }

            var offset = batch.Buffer.Length;
            score.CopyTo(batch.Buffer.Reserve(score.Length));
            batch.Buffer.Advance(score.Length);
            batch.Add(offset, scope: null);
        }

        batch.ReservedBytes = batch.Buffer.Length;
        Interlocked.Add(ref _reserved, batch.Count);
    }

    protected override void Forget(Batch batch)
    {
        Interlocked.Add(ref _reserved, -batch.Count);
        Interlocked.Add(ref _bytes, -batch.ReservedBytes);
    }

    protected override long[] Mark() => [Volatile.Read(ref _enqueued)];

    protected override bool HasPassed(long[] mark) => Volatile.Read(ref _dequeued) >= mark[0];

    private bool TryDequeue(out byte[] score)
    {
        var has = _queue.TryDequeue(out score!);
        if (has)
        {
            Interlocked.Increment(ref _dequeued);
        }

        return has;
    }
}
