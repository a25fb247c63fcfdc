using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>What a container makes and a host calls: constructors of registered types, and the members by which their contracts call them.</summary>
internal static class HostedCode
{
    public static IEnumerable<IMethodSymbol> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var type in SourceTypes.Of(compilation).All.Where(static type => type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false }))
        {
            if (NameIndex.Of(compilation).References(type, cancellationToken).Any(IsRegistered))
            {
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Constructor && !method.IsImplicitlyDeclared || IsCalledByContract(method, compilation)))
                {
                    yield return method;
                }
            }
        }
    }

    private static bool IsRegistered(SimpleNameSyntax place) =>
        place.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "AddSingleton" or "AddScoped" or "AddTransient" or "AddHostedService" or "TryAddSingleton" or "UseMiddleware" or "AddHostedLifecycleService" } };

    private static bool IsCalledByContract(IMethodSymbol method, Compilation compilation) =>
        method.MethodKind == MethodKind.Ordinary && !method.IsStatic
        && (method.OverriddenMethod is { } overridden && !SymbolEqualityComparer.Default.Equals(overridden.ContainingAssembly, compilation.Assembly)
            || method.Name is "StartAsync" or "ExecuteAsync" or "Invoke" or "InvokeAsync");
}
