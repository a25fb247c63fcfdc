using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>The extent of one <see cref="LangfuseContext.Propagate"/>.</summary>
internal sealed class Propagation : IDisposable
{
    private readonly PropagatedValues _values;
    private readonly Activity? _activity;
    private List<KeyValuePair<string, string?>>? _baggageBefore;
    private bool _isLeft;

    private Propagation(PropagatedValues values)
    {
        _values = values;
        if (values.AsBaggage && Activity.Current is { } activity)
        {
            // Calls made right inside, without an observation of their own, carry the values too.
            _activity = activity;
            var sink = ObservationSource.Find(activity)?.Sink ?? SinkRegistry.Default;
            _baggageBefore = PropagatedBaggage.Put(activity, sink is null ? values : values.MaskedFor(sink));
        }
    }

    public static Propagation Enter(PropagatedValues values)
    {
        Ambient.Current = (Ambient.Current ?? new Ambient()) with { Propagated = values };
        return new Propagation(values);
    }

    /// <summary>Takes the values out of this flow. In a flow that never had them, or twice, it does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _baggageBefore, null) is { } before)
        {
            PropagatedBaggage.Restore(_activity!, before);
        }

        if (_isLeft || Ambient.Current is not { } ambient || !ReferenceEquals(ambient.Propagated, _values))
        {
            return;
        }

        _isLeft = true;
        var outer = ambient with { Propagated = _values.Outer };
        Ambient.Current = outer == new Ambient() ? null : outer;
    }
}
