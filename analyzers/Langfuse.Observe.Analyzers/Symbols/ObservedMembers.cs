using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>Which members are observed: the nearest of <c>[Observe]</c> and <c>[NotObserved]</c> on member, type and assembly wins.</summary>
internal sealed class ObservedMembers(LangfuseSymbols symbols)
{
    private readonly ConcurrentDictionary<ISymbol, AttributeData?> _known = new(SymbolEqualityComparer.Default);

    public bool Has(IMethodSymbol method) => AttributeOf(method) is not null;

    /// <summary>The <c>[Observe]</c> that counts for a method, or null when it is not observed.</summary>
    public AttributeData? AttributeOf(IMethodSymbol method) =>
        symbols.Observe is null ? null : _known.GetOrAdd(method.OriginalDefinition, _ => Find(method.OriginalDefinition));

    /// <summary>The <c>[Observe]</c> written on this very symbol.</summary>
    public AttributeData? OwnAttribute(ISymbol symbol) => Written(symbol, symbols.Observe);

    public bool IsOptedOut(ISymbol symbol) => Written(symbol, symbols.NotObserved) is not null;

    private static AttributeData? Written(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        if (attribute is null)
        {
            return null;
        }

        foreach (var data in symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute))
            {
                return data;
            }
        }

        return null;
    }

    private AttributeData? Find(IMethodSymbol method)
    {
        if (IsOptedOut(method))
        {
            return null;
        }

        if (OwnAttribute(method) is { } own)
        {
            return own;
        }

        if (method.AssociatedSymbol is { } member)
        {
            return IsOptedOut(member) ? null : OwnAttribute(member);
        }

        return IsOrdinary(method) ? OfType(method) ?? (IsTypeOptedOut(method) ? null : OfAssembly(method)) : null;
    }

    /// <summary>A type or assembly means ordinary public and internal methods that have a body.</summary>
    private static bool IsOrdinary(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsAbstract: false, IsExtern: false, IsImplicitlyDeclared: false }
        && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && !(method.IsOverride && method.Name is "ToString" or "Equals" or "GetHashCode");

    private AttributeData? OfType(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsOptedOut(type))
            {
                return null;
            }

            if (OwnAttribute(type) is { } own)
            {
                return own;
            }
        }

        return null;
    }

    private bool IsTypeOptedOut(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsOptedOut(type))
            {
                return true;
            }
        }

        return false;
    }

    private AttributeData? OfAssembly(IMethodSymbol method)
    {
        if (method.ContainingAssembly is not { } assembly || OwnAttribute(assembly) is not { } data)
        {
            return null;
        }

        var patterns = data.NamedArguments.FirstOrDefault(argument => argument.Key == "Namespaces").Value.Value as string;
        var own = method.ContainingNamespace?.ToDisplayString() ?? "";
        return patterns is null || patterns.Split(',').Any(pattern => Matches(own, pattern.Trim())) ? data : null;
    }

    private static bool Matches(string own, string pattern) =>
        pattern.EndsWith(".*", StringComparison.Ordinal)
            ? own == pattern.Substring(0, pattern.Length - 2) || own.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
            : own == pattern || pattern == "*";
}
