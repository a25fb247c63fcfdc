using System.Data.Common;
using System.Threading.Channels;

namespace Langfuse.Observe.LocalServer.Storage.Postgres;

/// <summary>Takes the observations of many requests and commits them together: one transaction at a time, as large as what has come meanwhile.</summary>
internal sealed class SpanQueue : IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int RowsPerCommit = 10_000;

    private readonly Channel<SpanJob> _jobs = Channel.CreateBounded<SpanJob>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Action<IReadOnlyList<Observation>> _write;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="write">Stores rows of one or more projects in a transaction.</param>
    public SpanQueue(Action<IReadOnlyList<Observation>> write)
    {
        _write = write;
        new Thread(Run) { IsBackground = true, Name = "Langfuse server writer" }.Start();
    }

    /// <summary>Completes once the rows are committed.</summary>
    public async Task WriteAsync(IReadOnlyList<Observation> rows, CancellationToken cancellationToken)
    {
        var job = new SpanJob(rows);
        await _jobs.Writer.WriteAsync(job, cancellationToken);
        await job.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _ended.Task;
    }

    private void Run()
    {
        while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var jobs = Take();
            if (!TryWrite(jobs, isLast: jobs.Count == 1))
            {
                // One of them cannot be stored; the others must not suffer for it.
                jobs.ForEach(job => TryWrite([job], isLast: true));
            }
        }

        _ended.TrySetResult();
    }

    private List<SpanJob> Take()
    {
        var taken = new List<SpanJob>();
        var rows = 0;
        while (rows < RowsPerCommit && _jobs.Reader.TryRead(out var job))
        {
            taken.Add(job);
            rows += job.Rows.Count;
        }

        return taken;
    }

    private bool TryWrite(List<SpanJob> jobs, bool isLast)
    {
        try
        {
            _write(jobs.Count == 1 ? jobs[0].Rows : [.. jobs.SelectMany(job => job.Rows)]);
            jobs.ForEach(job => job.Done.TrySetResult());
            return true;
        }
        catch (Exception exception) when (isLast || exception is DbException { IsTransient: true })
        {
            jobs.ForEach(job => job.Done.TrySetException(exception));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private sealed record SpanJob(IReadOnlyList<Observation> Rows)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
