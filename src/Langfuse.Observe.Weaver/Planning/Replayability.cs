using Langfuse.Observe.Weaver.Discovery;

namespace Langfuse.Observe.Weaver.Planning;

/// <summary>Whether a stored trace can answer a call in place of the body: it must be able to give all that the body gives.</summary>
internal static class Replayability
{
    public static bool Of(JoinPoint joinPoint)
    {
        var method = joinPoint.Method;
        return !(method.HasParameters && method.Parameters.Any(IsWritten)) && IsGiven(TypeFacts.Unmodified(MethodShapes.BodyResult(method)), joinPoint.Shape);
    }

    /// <summary>What the body writes through a parameter is not in the trace.</summary>
    private static bool IsWritten(ParameterDefinition parameter) =>
        TypeFacts.Unmodified(parameter.ParameterType).IsByReference && (!parameter.IsIn || parameter.IsOut);

    private static bool IsGiven(TypeReference result, MethodShape shape) => shape switch
    {
        MethodShape.Sync => result is not (ByReferenceType or PointerType or FunctionPointerType) && !TypeFacts.IsByRefLike(result),
        MethodShape.Async => IsOf(result, "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"),
        MethodShape.Iterator => result is GenericInstanceType && IsOf(result, "System.Collections.Generic.IEnumerable", "System.Collections.Generic.IEnumerator"),
        _ => true,
    };

    private static bool IsOf(TypeReference type, params string[] names) =>
        TypeFacts.Named(type)?.FullName is { } name && names.Contains(name.Split('`')[0], StringComparer.Ordinal);
}
