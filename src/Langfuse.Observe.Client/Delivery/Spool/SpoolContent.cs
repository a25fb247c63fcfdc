using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>What was read of a spool file.</summary>
/// <param name="batch">Gets the units that wait.</param>
internal sealed class SpoolContent(Batch batch)
{
    private readonly List<long> _states = [];

    public Batch Batch { get; } = batch;

    /// <summary>For each unit of the batch, where in the file its state stands.</summary>
    public IReadOnlyList<long> States => _states;

    /// <summary>Units that have come to their end before.</summary>
    public int Settled { get; private set; }

    public void Add(int scope, SpanScope[]? scopes, ReadOnlySpan<byte> content, bool isWaiting, long state)
    {
        if (!isWaiting)
        {
            Settled++;
            return;
        }

        var offset = Batch.Buffer.Length;
        Batch.Buffer.Append(content);
        Batch.Add(offset, Batch.Kind == UnitKind.Score ? null : scope >= 0 && scope < scopes?.Length ? scopes[scope] : new(ObservationSource.Name, ObservationSource.Version));
        _states.Add(state);
    }
}
