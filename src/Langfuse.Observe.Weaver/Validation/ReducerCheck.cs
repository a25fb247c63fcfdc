using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.Reporting;

namespace Langfuse.Observe.Weaver.Validation;

/// <summary>Whether a <c>Reducer</c> can add up the items of the method's stream.</summary>
internal static class ReducerCheck
{
    public static Finding? Check(JoinPoint joinPoint)
    {
        // On a type or assembly the reducer is meant for the streams among its methods.
        if (joinPoint.Settings.Reducer is not { } reducer || joinPoint.Origin != JoinPointOrigin.Member)
        {
            return null;
        }

        return Problem(reducer, joinPoint) is { } problem
            ? Finding.Of(
                UsageRules.LFO1004_ReducerDoesNotFit,
                SourceLocation.Of(joinPoint.Method),
                TypeNames.Written(reducer),
                MemberNames.Full(joinPoint.Method),
                problem)
            : null;
    }

    private static string? Problem(TypeReference reducer, JoinPoint joinPoint)
    {
        if (StreamOf(joinPoint) is not { } stream)
        {
            return "the method does not make a stream";
        }

        if (reducer.Resolve() is not { } type)
        {
            return "the type cannot be found";
        }

        if (type.IsAbstract || !type.Methods.Any(IsPublicDefaultConstructor) && !type.IsValueType)
        {
            return "it has no public parameterless constructor";
        }

        var item = stream is GenericInstanceType { GenericArguments: [{ } argument] } ? argument : null;
        var items = ReducedItems(type).ToList();
        return items.Count == 0 ? "it does not implement IStreamReducer<TItem, TResult>"
            : items.Any(reduced => Takes(reduced, item)) ? null
            : $"it takes items of type {TypeNames.Written(items[0])}, but the stream gives {(item is null ? "objects" : TypeNames.Written(item))}";
    }

    /// <summary>The stream that the method gives back, itself or as what an async method returns.</summary>
    private static TypeReference? StreamOf(JoinPoint joinPoint)
    {
        var result = joinPoint.Method.ReturnType;
        if (joinPoint.Shape is MethodShape.Iterator or MethodShape.AsyncStream)
        {
            return result;
        }

        if (joinPoint.Shape == MethodShape.Task)
        {
            return TypeFacts.StreamInTask(result);
        }

        var isAsync = joinPoint.Shape == MethodShape.Async || MethodShapes.IsRuntimeAsync(joinPoint.Method);
        return isAsync && result is GenericInstanceType { GenericArguments: [{ } awaited] } && TypeFacts.IsAsyncStream(awaited) ? awaited : null;
    }

    private static bool IsPublicDefaultConstructor(MethodDefinition method) =>
        method is { IsConstructor: true, IsStatic: false, IsPublic: true, HasParameters: false };

    private static IEnumerable<TypeReference> ReducedItems(TypeDefinition type)
    {
        for (var current = type; current is not null; current = current.BaseType?.Resolve())
        {
            foreach (var implemented in current.Interfaces)
            {
                if (implemented.InterfaceType is GenericInstanceType { ElementType.FullName: "Langfuse.Observe.IStreamReducer`2" } reducer)
                {
                    yield return reducer.GenericArguments[0];
                }
            }
        }
    }

    /// <summary>Whether a reducer of <paramref name="reduced"/> takes the items: the same type, or for references one that they convert to.</summary>
    private static bool Takes(TypeReference reduced, TypeReference? item) =>
        item is null || item.IsGenericParameter || reduced.IsGenericParameter || reduced.FullName == item.FullName
        || (!item.IsValueType && (reduced.MetadataType == MetadataType.Object || TypeFacts.Is(item, reduced.FullName)));
}
