using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Work that is started and then records, round after round, for as long as the program runs.</summary>
internal sealed class LongLivedWork(SemanticModel model, LangfuseSymbols symbols, CancellationToken cancellationToken)
{
    private const int Deepest = 2;

    /// <summary>The observed method that each round of the work calls, and that takes the observation around the start for its parent; null when there is none.</summary>
    /// <param name="start">The call or creation that starts it.</param>
    /// <param name="repeats">Whether the starter itself runs it again and again, as a timer does.</param>
    public IMethodSymbol? Recorded(ExpressionSyntax start, bool repeats)
    {
        foreach (var body in Bodies(start))
        {
            if (Loop(body, repeats, 0) is { } loop && ObservedBelow(loop, 0) is { } observed)
            {
                return observed;
            }
        }

        return null;
    }

    /// <summary>The observed method that a handler calls, each time that it is run.</summary>
    public IMethodSymbol? RecordedBy(ExpressionSyntax handler) =>
        ObservedBelow(handler is AnonymousFunctionExpressionSyntax ? handler : Symbol(handler) is IMethodSymbol method && Declaration(method) is { } named ? named : handler, 0);

    /// <summary>The code that a start runs: delegates that it is given, and the method that it calls.</summary>
    private IEnumerable<SyntaxNode> Bodies(ExpressionSyntax start)
    {
        var arguments = start switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
            _ => default,
        };
        foreach (var argument in arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax lambda)
            {
                yield return lambda;
            }
            else if (argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax && Symbol(argument.Expression) is IMethodSymbol group && Declaration(group) is { } named)
            {
                yield return named;
            }
        }

        if (start is InvocationExpressionSyntax && Symbol(start) is IMethodSymbol called && Declaration(called) is { } body)
        {
            yield return body;
        }
    }

    /// <summary>What is repeated: an endless loop in the body or in a method that it calls.</summary>
    private SyntaxNode? Loop(SyntaxNode body, bool repeats, int depth) =>
        repeats ? body
        : EndlessLoops.In(body) ?? (depth >= Deepest ? null : Called(body).Select(method => Declaration(method) is { } inner ? Loop(inner, repeats, depth + 1) : null).FirstOrDefault(static loop => loop is not null));

    private IMethodSymbol? ObservedBelow(SyntaxNode code, int depth)
    {
        foreach (var method in Called(code))
        {
            if (symbols.Observed.AttributeOf(method) is { } data)
            {
                if (!ObserveOptions.IsRoot(data))
                {
                    return method;
                }
            }
            else if (depth < Deepest && Declaration(method) is { } inner && ObservedBelow(inner, depth + 1) is { } observed)
            {
                return observed;
            }
        }

        return null;
    }

    private IEnumerable<IMethodSymbol> Called(SyntaxNode code) =>
        code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Select(Symbol).OfType<IMethodSymbol>();

    private ISymbol? Symbol(SyntaxNode node) => Model(node).GetSymbolInfo(node, cancellationToken).Symbol;

    private SemanticModel Model(SyntaxNode node) => node.SyntaxTree == model.SyntaxTree ? model : MethodBodies.Of(symbols.Compilation).Model(node.SyntaxTree);

    private SyntaxNode? Declaration(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
}
