using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>What flows with the caller beside the current activity: propagated values, a test's recorder, a trace that is not sampled.</summary>
/// <remarks>Immutable. Null means nothing of the kind, so that the common case costs one read.</remarks>
internal sealed record Ambient
{
    private static readonly AsyncLocal<Ambient?> s_flow = new();

    /// <summary>Nothing but "this trace is not sampled".</summary>
    internal static readonly Ambient OnlyUnsampled = new() { IsUnsampled = true };

    public static Ambient? Current
    {
        get => s_flow.Value;
        set => s_flow.Value = value;
    }

    /// <summary>The innermost <see cref="LangfuseContext.Propagate"/> around, or null.</summary>
    public PropagatedValues? Propagated { get; init; }

    /// <summary>The recorder that takes everything in this flow, in place of the clients.</summary>
    public ObservationSink? Recorder { get; init; }

    /// <summary>The replay that answers what this flow calls, or null.</summary>
    public Recording.Replay.CallReplay? Replay { get; init; }

    /// <summary>The observed call that this flow came from, when it has ended and no other runs around.</summary>
    public Observation? Origin { get; init; }

    /// <summary>Whether the trace around is not sampled, so that nothing inside is recorded.</summary>
    public bool IsUnsampled { get; init; }
}
