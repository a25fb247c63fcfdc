using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>Brings one batch to its end: every unit is delivered or dropped, whatever the server does.</summary>
internal sealed class BatchDelivery(Pipelines delivery, Uploader uploader, TimeSpan timeout)
{
    private const int SmallestBody = 64 * 1024;
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromSeconds(60);

    private readonly int[] _bodyLimits = [delivery.FormatOf(UnitKind.Observation).MaxBodyBytes, delivery.FormatOf(UnitKind.Score).MaxBodyBytes];

    /// <summary>The largest body that the server is known to take.</summary>
    public int BodyLimit(UnitKind kind) => Volatile.Read(ref _bodyLimits[(int)kind]);

    public async Task DeliverAsync(Batch batch)
    {
        var work = new BatchWork(batch, timeout);
        try
        {
            while (work.TryNext(out var range))
            {
                await SendAsync(work, range).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (delivery.Stop.IsCancellationRequested)
        {
            if (!TrySpool(work))
            {
                Drop(batch.Kind, DropReason.Shutdown, work.Left);
            }
        }
        catch (Exception exception)
        {
            Drop(batch.Kind, DropReason.Fault, work.Left);
            SelfLog.Fenced("delivering a batch", exception);
        }
    }

    /// <summary>Sends a batch from disk.</summary>
    /// <returns>False when the server does not take it now: the file stays.</returns>
    public async Task<bool> DeliverSpooledAsync(Batch batch)
    {
        var work = new BatchWork(batch, timeout) { IsFromSpool = true };
        while (work.TryNext(out var range))
        {
            await SendAsync(work, range).ConfigureAwait(false);
        }

        return !work.IsPutOff;
    }

    private async Task SendAsync(BatchWork work, UnitRange range)
    {
        // With a spool nobody waits in memory for a server that fails.
        if (delivery.CanSpool && delivery.Circuit.TryEnter() is var leave)
        {
            if (leave is { } granted)
            {
                await SendAsync(work, range, granted).ConfigureAwait(false);
            }
            else
            {
                PutOff(work, range);
            }

            return;
        }

        await SendAsync(work, range, await delivery.Circuit.EnterAsync(delivery.Stop).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task SendAsync(BatchWork work, UnitRange range, CircuitTurn turn)
    {
        Answer answer;
        try
        {
            answer = await uploader.PostAsync(delivery.FormatOf(work.Batch.Kind), work.Batch, range, work.Timeout, delivery.GivenUp, delivery.Stop).ConfigureAwait(false);
        }
        catch
        {
            delivery.Circuit.Abandon(turn);
            throw;
        }

        // A server that refuses keys or address is left alone like one that does not answer.
        var isHealthy = answer.Kind is AnswerKind.Accepted or AnswerKind.Refused or AnswerKind.TooLarge && !answer.PutsSomeOff;
        delivery.Circuit.Leave(turn, isHealthy, answer.RetryAfter);
        if (answer.Problem.Length > 0)
        {
            delivery.Counters.Fail(answer.Problem);
        }

        Settle(work, range, answer);
    }

    private void Settle(BatchWork work, UnitRange range, Answer answer)
    {
        var kind = work.Batch.Kind;
        switch (answer.Kind)
        {
            case AnswerKind.Accepted:
                Accept(work, range, answer);
                break;
            case AnswerKind.TryLater:
                delivery.Log.TryingLater(answer.Problem);
                PutOff(work, range, answer.IsTimeout ? s_longestTimeout : null);
                break;
            case AnswerKind.TooLarge:
                LowerLimit(work.Batch, range);
                Halve(work, range, DropReason.TooLarge, answer.Problem);
                break;
            case AnswerKind.Refused:
                Halve(work, range, DropReason.Rejected, answer.Problem);
                break;
            case AnswerKind.Unauthorized:
                Drop(kind, DropReason.Unauthorized, range.Count);
                delivery.Log.Unauthorized(answer.Problem, range.Count);
                break;
            default:
                Drop(kind, DropReason.Rejected, range.Count);
                delivery.Log.Rejected(answer.Problem, range.Count);
                break;
        }
    }

    private void Accept(BatchWork work, UnitRange range, Answer answer)
    {
        var taken = range.Count - answer.Lost;
        if (answer.Lost > 0)
        {
            Drop(work.Batch.Kind, DropReason.Rejected, answer.Lost);
            delivery.Log.Rejected(answer.Problem, answer.Lost);
        }

        foreach (var error in answer.UnitErrors ?? [])
        {
            taken--;
            if (error is { IsRetryable: true, Index: >= 0 } && work.MayRepeat(error.Index))
            {
                work.Again(new(error.Index, 1));
                continue;
            }

            delivery.Counters.Fail($"score '{error.Name}': {error.Problem}");
            delivery.Log.ScoreRefused(error.Name, error.Problem);
            Drop(work.Batch.Kind, DropReason.Rejected, 1);
        }

        delivery.Counters.Send(work.Batch.Kind, taken);
        delivery.Log.Sent(work.Batch.Kind, taken, work.Batch.BytesOf(range).Length);
    }

    /// <summary>The server refuses all for the fault of one (wire contract 1.2), so the one is found by halving.</summary>
    private void Halve(BatchWork work, UnitRange range, DropReason reason, string problem)
    {
        if (range.Count > 1 && work.MayHalve())
        {
            var (first, second) = range.Halves;
            work.Again(second);
            work.Again(first);
            return;
        }

        Drop(work.Batch.Kind, reason, range.Count);
        delivery.Log.Rejected(problem, range.Count);
    }

    /// <summary>Puts what is left on disk; what does not get there is sent again from memory.</summary>
    private void PutOff(BatchWork work, UnitRange range, TimeSpan? longestTimeout = null)
    {
        work.Again(range, longestTimeout);
        if (work.IsFromSpool)
        {
            work.PutOff();
        }
        else if (delivery.CanSpool)
        {
            TrySpool(work);
        }
    }

    private bool TrySpool(BatchWork work)
    {
        var left = work.LeftRanges;
        if (left.Count == 0 || work.IsFromSpool || !delivery.TrySpool(work.Batch, left))
        {
            return false;
        }

        work.PutOff();
        return true;
    }

    private void LowerLimit(Batch batch, UnitRange range)
    {
        var limit = Math.Max(SmallestBody, batch.BytesOf(range).Length / 2);
        if (limit < BodyLimit(batch.Kind))
        {
            Volatile.Write(ref _bodyLimits[(int)batch.Kind], limit);
        }
    }

    private void Drop(UnitKind kind, DropReason reason, int count)
    {
        if (count > 0)
        {
            delivery.Counters.Drop(kind, reason, count);
        }
    }
}
