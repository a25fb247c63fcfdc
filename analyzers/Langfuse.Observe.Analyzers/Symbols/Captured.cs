using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>What capture leaves out.</summary>
internal static class Captured
{
    private static readonly string[] s_leftOut = ["CancellationToken", "Stream", "HttpContext", "IServiceProvider", "ILogger", "ClaimsPrincipal"];

    /// <summary>Whether a parameter or property is marked so that its value is not recorded.</summary>
    public static bool IsKeptOut(ISymbol symbol, LangfuseSymbols symbols) => symbol.GetAttributes().Any(data =>
        SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.Sensitive) || SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.NotCaptured))
        || (symbol is IParameterSymbol parameter && IsKeptOut(parameter.Type, symbols));

    /// <summary>Whether values of the type are left out without being asked.</summary>
    public static bool IsLeftOut(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate || (type.IsRefLikeType && type.Name is not ("Span" or "ReadOnlySpan")) || s_leftOut.Contains(type.Name);
}
