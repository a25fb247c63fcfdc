using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>A file of the spool while it is worked on. As long as it is open no other process takes it.</summary>
internal sealed class SpoolFile(KnownFile known, FileStream stream, SpoolContent content, DeliveryCounters counters) : IBatchHome, IDisposable
{
    public KnownFile Known { get; } = known;

    public Batch Batch => content.Batch;

    /// <summary>How many units one request may take: fewer each time that the server did not take them, so that one which it never takes is
    /// alone in the end.</summary>
    public int MostUnits => Known.Failures < 3 ? int.MaxValue : Math.Max(1, Batch.Count >> (Known.Failures - 2));

    public void Settle(BatchPart part, int dropped, DropReason reason)
    {
        Known.Settle(part.Count);
        if (Known.Left > 0)
        {
            MarkSettled(part);
        }

        counters.DropSpooled(Batch.Kind, reason, dropped);
        counters.SendSpooled(Batch.Kind, part.Count - dropped);
    }

    /// <summary>The units in the order in which to send them: those behind the one at which the last try ended come first.</summary>
    public IEnumerable<int> Order
    {
        get
        {
            var all = Enumerable.Range(0, Batch.Count).ToLookup(index => content.States[index] > Known.LastRefused);
            return all[true].Concat(all[false]);
        }
    }

    /// <summary>What is left waits where it is.</summary>
    public bool TryKeep(IReadOnlyCollection<BatchPart> left)
    {
        Known.LastRefused = content.States[left.First().Indices.Last()];
        return true;
    }

    /// <summary>Removes the file. When that does not work, what it holds must at least not be sent again.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(stream.Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            MarkSettled(BatchPart.Of(Batch));
            throw;
        }
    }

    public void Dispose()
    {
        Batch.Dispose();
        stream.Dispose();
    }

    private void MarkSettled(BatchPart part)
    {
        try
        {
            foreach (var index in part.Indices)
            {
                RandomAccess.Write(stream.SafeFileHandle, SpoolFormat.SettledState, content.States[index]);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            SelfLog.Fenced("marking what was delivered from the spool", exception);
        }
    }
}
