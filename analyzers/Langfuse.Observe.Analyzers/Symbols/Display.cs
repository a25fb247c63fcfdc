using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>How members are called in messages.</summary>
internal static class Display
{
    /// <summary><c>Shop.PayAsync</c>: the type and the member as written.</summary>
    public static string Name(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "The lambda",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => symbol.Name,
        IMethodSymbol { Name: "<Main>$" } => "Program",
        IMethodSymbol { MethodKind: MethodKind.Constructor } method => method.ContainingType.Name,
        IMethodSymbol { MethodKind: MethodKind.Destructor } method => method.ContainingType.Name + ".~" + method.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } member } => Name(member),
        { ContainingType: { } type } => type.Name + "." + symbol.Name,
        _ => symbol.Name,
    };

    /// <summary>The entry point: <c>Program.Main</c>, or the program of top-level statements.</summary>
    public static string Entry(IMethodSymbol entry) => entry.Name == "<Main>$" ? "Program" : Name(entry);

    public static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
