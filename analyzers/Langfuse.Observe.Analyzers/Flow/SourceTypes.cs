using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>The types written in a compilation, listed the first time that a rule asks who implements a member.</summary>
internal sealed class SourceTypes
{
    private static readonly ConditionalWeakTable<Compilation, SourceTypes> s_known = new();

    private readonly Lazy<IReadOnlyList<INamedTypeSymbol>> _all;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IMethodSymbol>> _implementations = new(SymbolEqualityComparer.Default);

    private SourceTypes(Compilation compilation) => _all = new(() => [.. List(compilation.Assembly.GlobalNamespace)]);

    public IReadOnlyList<INamedTypeSymbol> All => _all.Value;

    public static SourceTypes Of(Compilation compilation) => s_known.GetValue(compilation, static compilation => new SourceTypes(compilation));

    /// <summary>The methods with a body that a call of <paramref name="method"/> can run.</summary>
    public IReadOnlyList<IMethodSymbol> Implementations(IMethodSymbol method) =>
        _implementations.GetOrAdd(method.OriginalDefinition, _ => [.. Find(method.OriginalDefinition)]);

    /// <summary>The methods with a body that a call on a receiver of a known class can run: what the class has, and what its subclasses override.</summary>
    public IReadOnlyList<IMethodSymbol> Implementations(IMethodSymbol method, INamedTypeSymbol? receiver)
    {
        var all = Implementations(method);
        if (all.Count < 2 || receiver is not { TypeKind: TypeKind.Class } || method.ContainingType.TypeKind != TypeKind.Class)
        {
            return all;
        }

        receiver = receiver.OriginalDefinition;
        IMethodSymbol? own = null;
        for (INamedTypeSymbol? type = receiver; type is not null && own is null; type = type.BaseType?.OriginalDefinition)
        {
            own = all.FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, type));
        }

        var known = all.Where(candidate => SymbolEqualityComparer.Default.Equals(candidate, own) || Derives(candidate.ContainingType, receiver)).ToList();
        return known.Count == 0 ? all : known;
    }

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<IMethodSymbol> Find(IMethodSymbol method)
    {
        if (!method.IsAbstract)
        {
            yield return method;
        }

        foreach (var type in All)
        {
            if (method.ContainingType.TypeKind == TypeKind.Interface)
            {
                if (type.TypeKind is TypeKind.Class or TypeKind.Struct && InterfaceMember(type, method) is { } implementation)
                {
                    yield return implementation;
                }
            }
            else if (type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member => Overrides(member, method)) is { } overriding)
            {
                yield return overriding;
            }
        }
    }

    private static IMethodSymbol? InterfaceMember(INamedTypeSymbol type, IMethodSymbol method)
    {
        foreach (var candidate in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.ContainingType.OriginalDefinition))
            {
                var member = candidate.GetMembers(method.Name).FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method));
                return member is null ? null : type.FindImplementationForInterfaceMember(member) as IMethodSymbol;
            }
        }

        return null;
    }

    private static bool Overrides(IMethodSymbol member, IMethodSymbol method)
    {
        for (var overridden = member.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> List(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var nested in List(member))
            {
                yield return nested;
            }
        }
    }
}
