using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>What a container makes and a host calls: constructors of registered types, and the members by which their contracts call them.</summary>
internal static class HostedCode
{
    private static readonly string[] s_registrations = ["AddSingleton", "AddScoped", "AddTransient", "AddHostedService", "TryAddSingleton", "UseMiddleware"];

    public static IEnumerable<IMethodSymbol> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        // By the few places that register, and not by the many types that could be registered.
        var types = s_registrations.SelectMany(NameIndex.Of(compilation).Places).OfType<GenericNameSyntax>().SelectMany(static name => name.TypeArgumentList.Arguments)
            .Select(type => MethodBodies.Of(compilation).Model(type.SyntaxTree).GetSymbolInfo(type, cancellationToken).Symbol).OfType<INamedTypeSymbol>()
            .Where(type => type is { TypeKind: TypeKind.Class, IsAbstract: false } && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly));
        foreach (var type in types.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => method is { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false } || IsCalledByContract(method, compilation)))
            {
                yield return method;
            }
        }
    }

    private static bool IsCalledByContract(IMethodSymbol method, Compilation compilation) =>
        method.MethodKind == MethodKind.Ordinary && !method.IsStatic
        && (method.OverriddenMethod is { } overridden && !SymbolEqualityComparer.Default.Equals(overridden.ContainingAssembly, compilation.Assembly)
            || method.Name is "StartAsync" or "ExecuteAsync" or "Invoke" or "InvokeAsync");
}
