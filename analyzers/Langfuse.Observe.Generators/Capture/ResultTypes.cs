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

    private static bool IsWrapper(INamedTypeSymbol type) =>
        IsStream(type) || (type.Name is "Task" or "ValueTask" && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks");
}
