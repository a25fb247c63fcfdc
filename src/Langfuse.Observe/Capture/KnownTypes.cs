using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture;

/// <summary>What kind of thing a type is to capture.</summary>
internal static class KnownTypes
{
    private static readonly string[] s_collectionNamespaces =
    [
        "System.Collections", "System.Collections.Generic", "System.Collections.Concurrent", "System.Collections.Immutable",
        "System.Collections.Frozen", "System.Collections.ObjectModel", "System.Collections.Specialized",
    ];

    /// <summary>Things that are not data and that nobody wants to read: left out wherever their static type says so.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is trimmed away is implemented for nobody.")]
    public static bool IsLeftOut(Type type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (NeverCaptured.Has(NameOf(candidate)))
            {
                return true;
            }
        }

        return Array.Exists(type.GetInterfaces(), static contract => NeverCaptured.Has(NameOf(contract)));
    }

    /// <summary>Things whose content is code, not data: recorded as the name of their type.</summary>
    public static bool IsOpaque(Type type) =>
        IsLeftOut(type) || type.IsPointer || type.IsFunctionPointer || type.IsByRefLike || IsSynthesized(type) || IsAsyncStream(type)
        || typeof(Task).IsAssignableFrom(type) || typeof(Expression).IsAssignableFrom(type) || typeof(IQueryable).IsAssignableFrom(type)
        || typeof(Observation).IsAssignableFrom(type) || NeverCaptured.IsService(type.Namespace);

    /// <summary>Whether the type comes with the platform, so that its getters are not the user's code; it is not the user's data either.</summary>
    public static bool IsFramework(Type type) =>
        type.Assembly == typeof(object).Assembly
        || type.Assembly.GetName().Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "Microsoft.Win32.Primitives");

    /// <summary>A collection of the platform that holds its items in memory, so that reading it runs nothing of the user's.</summary>
    public static bool IsCollection(Type type) =>
        typeof(IEnumerable).IsAssignableFrom(type) && (IsCollectionExpression(type) || (IsFramework(type) && HoldsItems(type)));

    /// <summary>What <c>[a, b]</c> makes where an interface is asked for.</summary>
    private static bool IsCollectionExpression(Type type) => type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal);

    private static bool HoldsItems(Type type)
    {
        if (type.Namespace == "System.Linq")
        {
            return type.Name.StartsWith("Grouping`", StringComparison.Ordinal);
        }

        // Nested ones are views that call comparers or wrap a collection of the user's, but for the keys and values of a dictionary.
        var isView = type.IsNested && type.Name is not ("KeyCollection" or "ValueCollection" or "KeyCollection`2" or "ValueCollection`2");
        var isImmutable = type.Namespace is "System.Collections.Frozen" or "System.Collections.Immutable";
        return Array.IndexOf(s_collectionNamespaces, type.Namespace) >= 0 && (!isView || isImmutable)
            && !type.Name.StartsWith("BlockingCollection`", StringComparison.Ordinal);
    }

    /// <summary>A state machine or closure: its fields are the state of code.</summary>
    private static bool IsSynthesized(Type type) =>
        type.Name.StartsWith('<') && !type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal) && !IsCollectionExpression(type);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is trimmed away is implemented for nobody.")]
    private static bool IsAsyncStream(Type type) =>
        Array.Exists(type.GetInterfaces(), contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static string? NameOf(Type type) => type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition().FullName : type.FullName;
}
