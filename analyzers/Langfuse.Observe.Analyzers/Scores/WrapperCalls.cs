using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>Names that reach a score through the team's own helper: <c>void Rate(string name, double value) => trace.Score(name, value);</c></summary>
internal static class WrapperCalls
{
    public static void Add(ScoreUses uses, LangfuseSymbols symbols, Action<ScoreUse, ScoreCall> found, CancellationToken cancellationToken)
    {
        var index = NameIndex.Of(symbols.Compilation);
        foreach (var parameter in uses.NameParameters.Keys)
        {
            if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } wrapper)
            {
                continue;
            }

            foreach (var place in index.References(wrapper, cancellationToken))
            {
                if (Call(place) is { } call && Argument(call, parameter, symbols, cancellationToken) is { } name)
                {
                    AddNames(call, name);
                }
            }
        }

        void AddNames(InvocationExpressionSyntax call, ExpressionSyntax name)
        {
            foreach (var (value, origin) in ValueFlow.Of(name, MethodBodies.Of(symbols.Compilation).Model(name.SyntaxTree), cancellationToken).Constants)
            {
                if (value is string text)
                {
                    var use = new ScoreUse(text, origin, call, null, null);
                    uses.Add(use);
                    found(use, new(call, name, null, null, null));
                }
            }
        }
    }

    private static InvocationExpressionSyntax? Call(SimpleNameSyntax place) =>
        place.Parent as InvocationExpressionSyntax ?? (place.Parent as MemberAccessExpressionSyntax)?.Parent as InvocationExpressionSyntax;

    private static ExpressionSyntax? Argument(InvocationExpressionSyntax call, IParameterSymbol parameter, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        MethodBodies.Of(symbols.Compilation).Model(call.SyntaxTree).GetOperation(call, cancellationToken) is IInvocationOperation operation
            ? operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal && argument.ArgumentKind == ArgumentKind.Explicit)?.Value.Syntax as ExpressionSyntax
            : null;
}
