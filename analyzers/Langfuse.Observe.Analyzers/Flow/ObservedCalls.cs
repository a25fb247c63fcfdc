using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Which observed methods code calls, by itself and through the methods of the program that it calls.</summary>
internal sealed class ObservedCalls(LangfuseSymbols symbols, CancellationToken cancellationToken)
{
    private const int Deepest = 3;

    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);

    /// <summary>Whether all that the code records begins a trace of its own: it needs no parent.</summary>
    public static bool AreRooted(SyntaxNode code, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        new ObservedCalls(symbols, cancellationToken).In(code).ToList() is { Count: > 0 } recorded
        && recorded.TrueForAll(method => symbols.Observed.AttributeOf(method) is { } data && ObserveOptions.IsRoot(data));

    /// <summary>The observed methods and starts by hand that are called in the code, nearest first; what is below one of them is not looked at.</summary>
    public IEnumerable<IMethodSymbol> In(SyntaxNode code) => In(code, 0);

    private IEnumerable<IMethodSymbol> In(SyntaxNode code, int depth)
    {
        var model = MethodBodies.Of(symbols.Compilation).Model(code.SyntaxTree);
        // A method that is handed over by its name counts as called.
        foreach (var call in code.DescendantNodesAndSelf().Where(static node => node is InvocationExpressionSyntax or SimpleNameSyntax { Parent: ArgumentSyntax } or MemberAccessExpressionSyntax { Parent: ArgumentSyntax }))
        {
            if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
            {
                continue;
            }

            if (symbols.Observed.Has(method) || IsStart(method))
            {
                yield return method;
                continue;
            }

            foreach (var below in depth >= Deepest ? [] : Bodies(method).Where(_asked.Add).SelectMany(body => Declaration(body) is { } inner ? Observed(body) ?? In(inner, depth + 1) : []))
            {
                yield return below;
            }
        }
    }

    private IEnumerable<IMethodSymbol>? Observed(IMethodSymbol method) => symbols.Observed.Has(method) ? [method] : null;

    private IEnumerable<IMethodSymbol> Bodies(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.IsAbstract || method.IsVirtual || method.IsOverride ? SourceTypes.Of(symbols.Compilation).Implementations(method) : [method];
    }

    private SyntaxNode? Declaration(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } syntax && symbols.Compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? syntax : null;

    private bool IsStart(IMethodSymbol method) =>
        method.Name is "StartTrace" or "StartSpan" or "StartGeneration" or "StartObservation"
        && (symbols.IsClient(method.ContainingType) || symbols.IsObservation(method.ContainingType) || symbols.IsContext(method.ContainingType));
}
