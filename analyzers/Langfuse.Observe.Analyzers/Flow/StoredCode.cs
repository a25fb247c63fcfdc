using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Which lambdas and methods a delegate can be that is called somewhere: followed back through variables, members, parameters, collections and events.</summary>
internal sealed class StoredCode
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, StoredCode>> s_known = new();

    private StoredCode(IReadOnlyList<IMethodSymbol> all, bool isOneOfMany, bool isOfEvent, bool isPicked)
    {
        All = all;
        IsOneOfMany = isOneOfMany;
        IsOfEvent = isOfEvent;
        IsPicked = isPicked;
    }

    /// <summary>The lambdas and methods, of this compilation or not.</summary>
    public IReadOnlyList<IMethodSymbol> All { get; }

    /// <summary>Whether it comes out of a collection: then each call runs one item of it.</summary>
    public bool IsOneOfMany { get; }

    /// <summary>Whether it comes from an event: then each call runs all of them.</summary>
    public bool IsOfEvent { get; }

    /// <summary>Whether one item is looked up, as in a table of commands: nobody goes through all of them.</summary>
    public bool IsPicked { get; }

    public static StoredCode Of(ExpressionSyntax value, Compilation compilation, CancellationToken cancellationToken) =>
        s_known.GetValue(compilation, static _ => new()).GetOrAdd(value, _ =>
        {
            var search = new StoredCodeSearch(compilation, cancellationToken);
            search.Value(value);
            return new StoredCode([.. search.Found], search.IsOneOfMany, search.IsOfEvent, search.IsPicked);
        });

    /// <summary>The calls of stored code in a piece of code: <c>step()</c>, <c>Closing?.Invoke()</c>.</summary>
    public static IEnumerable<StoredCode> CalledIn(SyntaxNode code, Compilation compilation, CancellationToken cancellationToken)
    {
        var model = MethodBodies.Of(compilation).Model(code.SyntaxTree);
        foreach (var call in code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (Called(call) is { } value && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke })
            {
                yield return Of(value, compilation, cancellationToken);
            }
        }
    }

    private static ExpressionSyntax? Called(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke" } access => access.Expression,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        var value => value,
    };
}
