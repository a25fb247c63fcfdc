using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Http;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery;

/// <summary>Brings batches of one kind to their end: every unit is delivered, dropped, or kept where it can wait, whatever the server does.</summary>
internal sealed class BatchSender(BatchFormat format, Uploader uploader, ServerLink link, DeliveryLog log, SenderSettings settings)
{
    private const int SmallestBody = 64 * 1024;
    private const int MostRepeats = 5;
    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromSeconds(60);

    private readonly CutOffs _cutOffs = new();
    private int _bodyLimit = format.MaxBodyBytes;

    /// <summary>The largest body that the server is known to take.</summary>
    public int BodyLimit => Volatile.Read(ref _bodyLimit);

    /// <summary>All that is to be done with a batch.</summary>
    public BatchWork WorkOn(Batch batch, IBatchHome home)
    {
        var isOne = batch.Buffer.Length <= BodyLimit || batch.Count == 1;
        return isOne ? new(batch, home, [batch.Whole], settings.Timeout) : WorkOn(batch, home, batch.Whole.Indices, int.MaxValue);
    }

    /// <summary>What is to be done with some units of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="home">Where its units are.</param>
    /// <param name="indices">The units.</param>
    /// <param name="mostUnits">How many one request may take.</param>
    public BatchWork WorkOn(Batch batch, IBatchHome home, IEnumerable<int> indices, int mostUnits) =>
        new(batch, home, batch.PartsOf(indices, BodyLimit, mostUnits), settings.Timeout);

    public async Task SendAsync(BatchWork work)
    {
        try
        {
            while (work.HasNext)
            {
                if (await EnterAsync(work).ConfigureAwait(false) is { } turn)
                {
                    await SendNextAsync(work, turn).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (link.Stop.IsCancellationRequested)
        {
            work.GiveUp(DropReason.Shutdown);
        }
        catch (Exception exception)
        {
            work.GiveUp(DropReason.Fault);
            SelfLog.Fenced("delivering a batch", exception);
        }
    }

    /// <summary>Who has waited for leave uses it: given back, it would go to the next who waits, round and round.</summary>
    /// <returns>Leave to make a request; null when the work was put off instead.</returns>
    private async Task<CircuitTurn?> EnterAsync(BatchWork work)
    {
        if (link.Circuit.TryEnter() is { } granted)
        {
            return granted;
        }

        return work.TryPutOff() ? null : await link.Circuit.EnterAsync(link.Stop).ConfigureAwait(false);
    }

    private async Task SendNextAsync(BatchWork work, CircuitTurn turn)
    {
        if (work.TryNext(out var part))
        {
            await SendAsync(work, part, turn).ConfigureAwait(false);
        }
        else
        {
            // It was given up meanwhile.
            link.Circuit.Abandon(turn);
        }
    }

    private async Task SendAsync(BatchWork work, BatchPart part, CircuitTurn turn)
    {
        Answer answer;
        try
        {
            answer = await uploader.PostAsync(format, work.Batch, part, work.Timeout, _cutOffs.AsksFirst).ConfigureAwait(false);
        }
        catch
        {
            link.Circuit.Abandon(turn);
            throw;
        }

        // A server that refuses keys or address is left alone like one that does not answer.
        var isHealthy = answer.Kind is AnswerKind.Accepted or AnswerKind.Refused or AnswerKind.TooLarge && !answer.PutsSomeOff;
        link.Circuit.Leave(turn, isHealthy, answer.RetryAfter);
        _cutOffs.Add(answer);
        Settle(work, part, answer);
        if (work.Search is { IsExhausted: true } search)
        {
            await PauseAsync(work, search).ConfigureAwait(false);
        }
    }

    private void Settle(BatchWork work, BatchPart part, Answer answer)
    {
        switch (answer.Kind)
        {
            case AnswerKind.Accepted:
                Accept(work, part, answer);
                break;
            case AnswerKind.TryLater:
                log.TryingLater(answer.Problem);
                if (answer.IsTimeout)
                {
                    work.TakeMoreTime(s_longestTimeout);
                }

                if (answer.IsCutOff && _cutOffs.AreMany && work.Batch.LengthOf(part) > SmallestBody)
                {
                    LowerLimit(work.Batch, part);
                    Halve(work, part);
                    work.TryPutOff();
                }
                else
                {
                    PutOff(work, part);
                }

                break;
            case AnswerKind.TooLarge:
                LowerLimit(work.Batch, part);
                Narrow(work, part, DropReason.TooLarge, answer.Problem);
                break;
            case AnswerKind.Refused:
                Narrow(work, part, DropReason.Rejected, answer.Problem);
                break;
            default:
                Misconfigured(work, part, answer);
                break;
        }
    }

    private void Accept(BatchWork work, BatchPart part, Answer answer)
    {
        var again = new List<int>();
        var refused = answer.Lost;
        if (answer.Lost > 0)
        {
            log.Rejected(answer.Problem, answer.Lost);
        }

        foreach (var error in answer.UnitErrors ?? [])
        {
            if (error is { IsRetryable: true, Index: >= 0 } && (settings.HasSpool || work.MayRepeat(error.Index, MostRepeats)))
            {
                again.Add(error.Index);
                log.TryingLater($"score '{error.Name}': {Said(work, error.Index, error.Problem)}");
                continue;
            }

            refused++;
            log.ScoreRefused(error.Name, Said(work, error.Index, error.Problem));
        }

        var settled = again.Count == 0 ? part : BatchPart.At(part.Indices.Except(again));
        again.Sort();
        work.Settle(settled, refused, DropReason.Rejected, again.Count == 0 ? null : BatchPart.At(again));
        if (work.Search is { } search)
        {
            search.Took(work.Batch, settled);
            if (again.Count == 0 && search.Rest(part) is { } rest)
            {
                work.TryReplace(rest, search.Split(work.Batch, rest));
            }
        }

        log.Sent(work.Batch.Kind, settled.Count - refused, work.Batch.LengthOf(part));
        if (again.Count > 0)
        {
            work.TryPutOff();
        }
    }

    private string Said(BatchWork work, int index, string problem) =>
        index < 0 ? problem : Unquoted.Of(problem, work.Batch.BytesOf(index), format.Label(work.Batch, index));

    /// <summary>The server refuses all for the fault of one: the one is looked for.</summary>
    private void Narrow(BatchWork work, BatchPart part, DropReason reason, string problem)
    {
        var search = work.Search ??= new RefusalSearch(TimeProvider.System);
        if (part.Count > 1)
        {
            work.Again(search.Split(work.Batch, part));
            return;
        }

        var index = part.Ranges[0].Start;
        search.Refused(work.Batch, index);
        var label = format.Label(work.Batch, index);
        if (reason == DropReason.TooLarge)
        {
            log.TooLarge(label, work.Batch.LengthOf(part), problem, settings.MaxFieldBytes);
        }
        else
        {
            log.Refused(label, Said(work, index, problem));
        }

        work.Settle(part, 1, reason);
    }

    /// <summary>With a spool a wrong deploy must not cost what waits: it is kept until keys and address are right.</summary>
    private void Misconfigured(BatchWork work, BatchPart part, Answer answer)
    {
        if (settings.HasSpool)
        {
            log.Misconfigured(answer.Problem);
            PutOff(work, part);
            return;
        }

        var reason = answer.Kind == AnswerKind.Unauthorized ? DropReason.Unauthorized : DropReason.Rejected;
        work.Settle(part, part.Count, reason);
        if (reason == DropReason.Unauthorized)
        {
            log.Unauthorized(answer.Problem, part.Count);
        }
        else
        {
            log.WrongAddress(answer.Problem, part.Count);
        }
    }

    private static void PutOff(BatchWork work, BatchPart part)
    {
        work.Again(part);
        work.TryPutOff();
    }

    /// <summary>Nothing says that any of it is wrong, only that it does not get through as it is.</summary>
    private static void Halve(BatchWork work, BatchPart part)
    {
        var half = part.Count / 2;
        work.Again(half == 0 ? [part] : [part.First(half), part.After(half)]);
    }

    private async Task PauseAsync(BatchWork work, RefusalSearch search)
    {
        var pause = search.Pause();
        if (!work.TryPutOff())
        {
            await Task.Delay(pause, link.Stop).ConfigureAwait(false);
        }
    }

    private void LowerLimit(Batch batch, BatchPart part)
    {
        var limit = Math.Max(SmallestBody, batch.LengthOf(part) / 2);
        if (limit < BodyLimit)
        {
            Volatile.Write(ref _bodyLimit, limit);
        }
    }
}
