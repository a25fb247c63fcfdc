using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>The type of what is recorded as the result: what a task brings, or an item of a stream.</summary>
internal static class ResultTypes
{
    public static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1 } named && IsWrapper(named) ? named.TypeArguments[0] : type;

    private static bool IsWrapper(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() switch
    {
        "System.Threading.Tasks" => type.Name is "Task" or "ValueTask",
        "System.Collections.Generic" => type.Name is "IAsyncEnumerable" or "IAsyncEnumerator" or "IEnumerable" or "IEnumerator",
        _ => false,
    };
}
