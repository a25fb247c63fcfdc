using Langfuse.Observe.Capture.Known;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>What capture leaves out.</summary>
internal static class Captured
{
    /// <summary>Whether a parameter or property is marked so that its value is not recorded.</summary>
    public static bool IsKeptOut(ISymbol symbol, LangfuseSymbols symbols) => symbol.GetAttributes().Any(data =>
        SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.Sensitive) || SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.NotCaptured))
        || (symbol is IParameterSymbol parameter && IsKeptOut(parameter.Type, symbols));

    /// <summary>Whether values of the type are left out without being asked.</summary>
    public static bool IsLeftOut(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate || (type.IsRefLikeType && type.Name is not ("Span" or "ReadOnlySpan")) || IsNever(type);

    private static bool IsNever(ITypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (NeverCaptured.Has(Name(candidate)))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static contract => NeverCaptured.Has(Name(contract)));
    }

    private static string Name(ITypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
}
