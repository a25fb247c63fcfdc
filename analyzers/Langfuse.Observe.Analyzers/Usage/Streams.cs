using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>Which results are streams, and which hide one.</summary>
internal static class Streams
{
    private static readonly string[] s_names = ["IAsyncEnumerable", "IAsyncEnumerator", "IEnumerable", "IEnumerator"];

    /// <summary>The type of the items; null when the type is no stream.</summary>
    public static ITypeSymbol? Item(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } named && s_names.Contains(named.Name) && IsSystem(named) ? arguments[0] : null;

    /// <summary>The task or tuple that has an asynchronous stream in it; null when there is none.</summary>
    public static ITypeSymbol? Inside(ITypeSymbol type, LangfuseSymbols symbols) =>
        type is INamedTypeSymbol named && (symbols.IsTask(named) || named.IsTupleType) && Parts(named).Any(part => IsAsyncStream(part) || Inside(part, symbols) is not null)
            ? type
            : null;

    public static bool IsAsyncStream(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IAsyncEnumerable" or "IAsyncEnumerator", TypeArguments.Length: 1 } named && IsSystem(named);

    private static IEnumerable<ITypeSymbol> Parts(INamedTypeSymbol type) =>
        type.IsTupleType ? type.TupleElements.Select(static element => element.Type) : type.TypeArguments;

    private static bool IsSystem(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true;
}
