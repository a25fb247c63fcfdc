using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Runtime;

/// <summary>The beginning of an observed call while something records.</summary>
internal static class ScopeEntry
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Observation? Begin(ObservedMethod method) =>
        ObservationStarter.Start(new(method.Name, method.Type) { Method = method, IsRoot = method.IsRoot });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Observation? Begin(ObservedMethod method, string? traceId, string? parentObservationId) =>
        ObservationStarter.Start(new(method.Name, method.Type)
        {
            Method = method, IsRoot = method.IsRoot, TraceId = traceId, ParentObservationId = traceId is null ? null : parentObservationId,
        });
}
