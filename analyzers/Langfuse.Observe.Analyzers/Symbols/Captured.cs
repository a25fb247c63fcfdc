using Langfuse.Observe.Capture.Known;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>What capture leaves out.</summary>
internal static class Captured
{
    /// <summary>Whether a parameter, member or type is marked so that its value is not recorded: by itself, by its type, or by what it overrides, implements or is declared with.</summary>
    public static bool IsKeptOut(ISymbol symbol, LangfuseSymbols symbols) => symbol switch
    {
        ITypeSymbol type => IsMarkedType(type, symbols),
        IParameterSymbol parameter => IsMarked(parameter, symbols) || IsMarkedType(parameter.Type, symbols),
        IPropertySymbol property => IsMarkedProperty(property, symbols) || IsMarkedType(property.Type, symbols),
        IFieldSymbol field => IsMarked(field, symbols) || IsMarkedType(field.Type, symbols),
        _ => IsMarked(symbol, symbols),
    };

    private static bool IsMarked(ISymbol symbol, LangfuseSymbols symbols) => symbol.GetAttributes().Any(data =>
        SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.Sensitive) || SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.NotCaptured));

    private static bool IsMarkedType(ITypeSymbol type, LangfuseSymbols symbols)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (IsMarked(candidate, symbols))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => IsMarked(contract, symbols));
    }

    private static bool IsMarkedProperty(IPropertySymbol property, LangfuseSymbols symbols)
    {
        for (var candidate = property; candidate is not null; candidate = candidate.OverriddenProperty)
        {
            if (IsMarked(candidate, symbols))
            {
                return true;
            }
        }

        var owner = property.ContainingType;
        return owner.AllInterfaces.Any(contract => contract.GetMembers(property.Name).Any(declared => declared is IPropertySymbol && IsMarked(declared, symbols)))

            // In record Login([Sensitive] string Password) the attribute is on the parameter; [field: Sensitive] is on the field behind.
            || owner.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && IsMarked(parameter, symbols)))
            || owner.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property) && IsMarked(field, symbols));
    }

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
