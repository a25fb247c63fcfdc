namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What a type is, found through its base types and interfaces. A type that cannot be found is only itself.</summary>
internal static class TypeFacts
{
    /// <summary>Whether the type is, derives from or implements one of the types with these full names (generic ones with their arity).</summary>
    public static bool Is(TypeReference type, params string[] names) => Is(type, name => names.Contains(name, StringComparer.Ordinal), depth: 0);

    /// <summary>Whether the type, or one that it derives from or implements, has a name that is meant.</summary>
    public static bool Is(TypeReference type, Func<string, bool> isMeant) => Is(type, isMeant, depth: 0);

    /// <summary>Whether values live on the stack only.</summary>
    public static bool IsByRefLike(TypeReference type)
    {
        if (type is GenericParameter parameter)
        {
            // GenericParameterAttributes.AllowByRefLike, newer than Cecil.
            return ((int)parameter.Attributes & 0x20) != 0;
        }

        if (type.MetadataType == MetadataType.TypedByReference)
        {
            return true;
        }

        if (!type.IsValueType || type.IsPrimitive || Named(type) is not { } named)
        {
            return false;
        }

        return named.Resolve() is not { } definition || definition.HasCustomAttributes && definition.CustomAttributes.Any(
            attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.IsByRefLikeAttribute");
    }

    public static bool IsSpanOfChar(TypeReference type) =>
        type is GenericInstanceType { ElementType.FullName: "System.ReadOnlySpan`1" or "System.Span`1", GenericArguments: [{ MetadataType: MetadataType.Char }] };

    /// <summary>Whether it is the interface of an asynchronous stream itself, in whose place another stream can be given.</summary>
    public static bool IsAsyncStream(TypeReference type) => Unmodified(type) is GenericInstanceType
    {
        ElementType.FullName: "System.Collections.Generic.IAsyncEnumerable`1" or "System.Collections.Generic.IAsyncEnumerator`1",
    };

    /// <summary>The stream in a task that is passed through and can be followed; null when there is none. In the place of a <c>Task</c> no other can be
    /// given, so that only a stream of ours is followed; in the place of a <c>ValueTask</c> one can.</summary>
    public static GenericInstanceType? StreamInTask(TypeReference type) =>
        type is GenericInstanceType { GenericArguments: [{ } awaited] } task && IsAsyncStream(awaited) && awaited is GenericInstanceType stream
        && (task.ElementType.FullName == "System.Threading.Tasks.ValueTask`1"
            || (task.ElementType.FullName == "System.Threading.Tasks.Task`1" && stream.ElementType.Name == "IAsyncEnumerable`1"))
            ? stream
            : null;

    /// <summary>The type itself, or the one that a generic type is made from; null for arrays, references and pointers, which are none of theirs.</summary>
    public static TypeReference? Named(TypeReference type) => Unmodified(type) switch
    {
        GenericInstanceType generic => generic.ElementType,
        TypeSpecification => null,
        var named => named,
    };

    /// <summary>The type without <c>in</c>, <c>modreq</c> and the like.</summary>
    public static TypeReference Unmodified(TypeReference type) => type switch
    {
        RequiredModifierType modified => Unmodified(modified.ElementType),
        OptionalModifierType modified => Unmodified(modified.ElementType),
        _ => type,
    };

    private static bool Is(TypeReference? type, Func<string, bool> isMeant, int depth)
    {
        if (type is null || type.IsGenericParameter || depth > 32 || Named(type) is not { } element)
        {
            return false;
        }

        if (isMeant(element.FullName))
        {
            return true;
        }

        return element.Resolve() is { } definition
            && (Is(definition.BaseType, isMeant, depth + 1)
                || (definition.HasInterfaces && definition.Interfaces.Any(implemented => Is(implemented.InterfaceType, isMeant, depth + 1))));
    }
}
