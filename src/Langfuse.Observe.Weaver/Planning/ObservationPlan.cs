using Langfuse.Observe.Weaver.Discovery;

namespace Langfuse.Observe.Weaver.Planning;

/// <summary>All that is decided about one observed method. Rewriters only carry it out.</summary>
internal sealed record ObservationPlan(JoinPoint JoinPoint, string DeclaringType, string Name)
{
    public MethodDefinition Method => JoinPoint.Method;

    public ObserveSettings Settings => JoinPoint.Settings;

    /// <summary>The parameters to record, in order; empty when input is not captured.</summary>
    public IReadOnlyList<ArgumentPlan> Arguments { get; init; } = [];

    public IReadOnlyList<MarkerPlan> Markers { get; init; } = [];

    /// <summary>The parameter that carries <c>[TraceId]</c>, or null.</summary>
    public ArgumentPlan? TraceId { get; init; }

    /// <summary>The parameter that carries <c>[ParentObservationId]</c>, or null.</summary>
    public ArgumentPlan? ParentObservationId { get; init; }

    /// <summary>Markers on parameters that cannot be read; they do nothing, and a finding says so.</summary>
    public IReadOnlyList<MarkerPlan> UnreadMarkers { get; init; } = [];

    /// <summary>How the result is recorded.</summary>
    public ArgumentKind Result { get; init; }

    /// <summary>Whether a stored trace can answer a call in place of the body.</summary>
    public bool CanReplay { get; init; }
}
