using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>The type of what is recorded as the result: what a task brings, or an item of a stream.</summary>
internal static class ResultTypes
{
    public static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1 } named && IsWrapper(named) ? named.TypeArguments[0] : type;

    public static bool IsStream(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "IAsyncEnumerable" or "IAsyncEnumerator" or "IEnumerable" or "IEnumerator" }
        && type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";

    /// <summary>The stream that a class or struct is one of, whose items are not in memory; null for anything else.</summary>
    public static INamedTypeSymbol? StreamBehind(ITypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.SpecialType != SpecialType.None)
        {
            return null;
        }

        var isCollection = type.AllInterfaces.Any(static contract => contract.Name is "ICollection" or "IReadOnlyCollection" or "IDictionary" or "IQueryable");
        return type.AllInterfaces.FirstOrDefault(static contract => contract.Name == "IAsyncEnumerable" && IsStream(contract))
            ?? (isCollection || KnownTypes.IsOpaqueOfThePlatform(type) ? null : type.AllInterfaces.FirstOrDefault(static contract => contract.Name == "IEnumerable" && IsStream(contract)));
    }

    private static bool IsWrapper(INamedTypeSymbol type) =>
        IsStream(type) || (type.Name is "Task" or "ValueTask" && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks");
}
