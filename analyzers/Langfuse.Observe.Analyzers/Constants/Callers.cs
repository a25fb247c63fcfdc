using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>The calls of this compilation that enter a method, also by the interface or the base that declares it, and what they pass.</summary>
internal static class Callers
{
    public static IEnumerable<CallerOf> Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var bodies = MethodBodies.Of(compilation);
        if (method.MethodKind == MethodKind.Constructor)
        {
            var index = NameIndex.Of(compilation);
            var named = index.Places(method.ContainingType.Name)
                .Select(static place => (Place: place, Creation: place.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>()))
                .Where(static found => found.Creation?.Type.Span.Contains(found.Place.Span) == true)
                .Select(static found => (BaseObjectCreationExpressionSyntax)found.Creation!);
            foreach (var creation in named.Concat(index.UnnamedCreations))
            {
                if (SymbolEqualityComparer.Default.Equals(bodies.Model(creation.SyntaxTree).GetSymbolInfo(creation, cancellationToken).Symbol?.OriginalDefinition, method))
                {
                    yield return new(creation, creation.ArgumentList, IsExtensionCall: false);
                }
            }

            yield break;
        }

        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction))
        {
            yield break;
        }

        var declarations = new HashSet<IMethodSymbol>(Declarations(method).Select(static declared => declared.OriginalDefinition), SymbolEqualityComparer.Default);
        foreach (var declared in declarations)
        {
            foreach (var place in NameIndex.Of(compilation).References(declared, cancellationToken))
            {
                if (Call(place) is { } call)
                {
                    yield return new(call, call.ArgumentList,
                        method.IsExtensionMethod && (bodies.Model(place.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol as IMethodSymbol)?.ReducedFrom is not null)
                    {
                        Declared = declared,
                    };
                }
            }
        }
    }

    /// <summary>The method, what it overrides, and the members of interfaces that it implements.</summary>
    private static IEnumerable<IMethodSymbol> Declarations(IMethodSymbol method)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            yield return declared;
        }

        if (method.IsStatic || method.MethodKind != MethodKind.Ordinary)
        {
            yield break;
        }

        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(held => held.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
            {
                yield return member;
            }
        }
    }

    private static InvocationExpressionSyntax? Call(SimpleNameSyntax place) => place.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == place => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == place && call.Expression == access => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };
}

/// <summary>A call that enters a method.</summary>
internal readonly record struct CallerOf(ExpressionSyntax Syntax, BaseArgumentListSyntax? Arguments, bool IsExtensionCall)
{
    /// <summary>The method as the call names it: it, or what it overrides or implements, whose parameters can have other names and defaults. Null for a constructor.</summary>
    public IMethodSymbol? Declared { get; init; }

    /// <summary>What is passed to a parameter, and whether the call writes it itself or leaves it to the parameter's default.</summary>
    public (ExpressionSyntax Value, bool IsWritten)? Passed(IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        var named = Declared?.Parameters.ElementAtOrDefault(parameter.Ordinal) ?? parameter;
        return MethodResults.Argument(Arguments, named, IsExtensionCall) is { } argument ? (argument, true)
            : (named.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as ParameterSyntax)?.Default?.Value is { } value ? (value, false)
            : null;
    }

    /// <summary>What a parameter gets: also the receiver, where an extension is called on it.</summary>
    public ExpressionSyntax? Given(IParameterSymbol parameter, CancellationToken cancellationToken) => IsExtensionCall && parameter.Ordinal == 0
        ? ((Syntax as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Expression
        : Passed(parameter, cancellationToken)?.Value;
}
