using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Runtime;

/// <summary>The beginning of an observed call while something records.</summary>
internal static class ScopeEntry
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Observation? Begin(ObservedMethod method)
    {
        var scope = ObservationStarter.Start(new(method.Name, method.Type) { Method = method, IsRoot = method.IsRoot });
        return CallReplay.IsAny ? ScopeReplay.Mark(scope, method) : scope;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Observation? Begin(ObservedMethod method, string? traceId, string? parentObservationId)
    {
        var scope = ObservationStarter.Start(new(method.Name, method.Type)
        {
            Method = method, IsRoot = method.IsRoot, TraceId = traceId, ParentObservationId = traceId is null ? null : parentObservationId,
        });
        return CallReplay.IsAny ? ScopeReplay.Mark(scope, method) : scope;
    }
}
