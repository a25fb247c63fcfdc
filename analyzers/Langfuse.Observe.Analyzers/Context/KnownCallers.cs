using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Whether the calls that the compilation shows are all that there are.</summary>
internal static class KnownCallers
{
    /// <summary>Whether nothing but direct calls in this compilation can run the method: no interface, no override, no framework, no other assembly.</summary>
    public static bool Are(IMethodSymbol method, LangfuseSymbols symbols)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return true;
        }

        var type = method.ContainingType;
        return method.MethodKind == MethodKind.Ordinary
            && !method.IsVirtual && !method.IsOverride && !method.IsAbstract && method.GetAttributes().All(IsHarmless)
            && method.ExplicitInterfaceImplementations.IsEmpty
            && (symbols.IsProgram || method.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal || type.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)
            && !ImplementsInterface(method, type)
            && !(type.BaseType is { SpecialType: SpecialType.None, IsAbstract: true } && method.DeclaredAccessibility == Accessibility.Public)
            && !CodeRoles.HandlesRequest(method) && CodeRoles.FunctionHandler(method) is null;
    }

    /// <summary>An attribute by which nobody finds the method to call it.</summary>
    private static bool IsHarmless(AttributeData attribute) =>
        attribute.AttributeClass is { } type
        && (type.ContainingNamespace?.ToDisplayString() is "Langfuse.Observe" or "System.Runtime.CompilerServices" or "System.Diagnostics" or "System.Diagnostics.CodeAnalysis" || type.Name is "ObsoleteAttribute");

    private static bool ImplementsInterface(IMethodSymbol method, INamedTypeSymbol type) => type.AllInterfaces.SelectMany(static contract => contract.GetMembers())
        .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method));
}
