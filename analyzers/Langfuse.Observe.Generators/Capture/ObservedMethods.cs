using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>The methods that an <c>[Observe]</c> on a symbol means: itself, a type's ordinary ones, or those of an assembly's types.</summary>
internal static class ObservedMethods
{
    public static IEnumerable<IMethodSymbol> Of(ISymbol target, AttributeData observe) => target switch
    {
        IMethodSymbol method => [method],
        IPropertySymbol property => Accessors(property),
        INamedTypeSymbol type => OfType(type),
        IAssemblySymbol assembly => OfNamespace(assembly.GlobalNamespace, NamespacePatterns.Of(observe)),
        _ => [],
    };

    private static IEnumerable<IMethodSymbol> Accessors(IPropertySymbol property)
    {
        if (property.GetMethod is { } getter)
        {
            yield return getter;
        }

        if (property.SetMethod is { } setter)
        {
            yield return setter;
        }
    }

    private static IEnumerable<IMethodSymbol> OfType(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>().Where(static method =>
        method is { MethodKind: MethodKind.Ordinary, IsAbstract: false, IsImplicitlyDeclared: false }
        && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);

    private static IEnumerable<IMethodSymbol> OfNamespace(INamespaceSymbol space, NamespacePatterns patterns)
    {
        foreach (var member in space.GetMembers())
        {
            var methods = member switch
            {
                INamespaceSymbol inner => OfNamespace(inner, patterns),
                INamedTypeSymbol type when patterns.Match(space) => OfType(type),
                _ => [],
            };
            foreach (var method in methods)
            {
                yield return method;
            }
        }
    }
}
