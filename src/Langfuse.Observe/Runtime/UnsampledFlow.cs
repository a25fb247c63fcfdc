namespace Langfuse.Observe.Runtime;

/// <summary>A trace that is not sampled: nothing in its flow is recorded, until its first call is over.</summary>
internal sealed class UnsampledFlow : SilentState
{
    /// <summary>The handle of the common case, where nothing was ambient before. It has no state of its own, so one serves all.</summary>
    private static readonly Observation s_outsideAll = new(ObservationType.Span, new UnsampledFlow(null));

    private readonly Ambient? _before;

    private UnsampledFlow(Ambient? before) => _before = before;

    /// <summary>Begins the flow.</summary>
    public static Observation Enter(Ambient? ambient)
    {
        if (ambient is null)
        {
            UnsampledContext.Enter();
            return s_outsideAll;
        }

        Ambient.Current = ambient with { IsUnsampled = true };
        return new Observation(ObservationType.Span, new UnsampledFlow(ambient));
    }

    // Idempotent: an async method leaves at its first await and once more when it is over, in flows of its own.
    public override void Leave()
    {
        if (_before is null)
        {
            UnsampledContext.Leave();
        }
        else
        {
            Ambient.Current = _before;
        }
    }
}
