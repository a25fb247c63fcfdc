using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Whether code runs inside an observation that its own member opens.</summary>
internal static class InsideObservation
{
    /// <summary>The observed member around, or the one that has started an observation by hand before; null when there is none.</summary>
    public static IMethodSymbol? Of(SyntaxNode code, SemanticModel model, LangfuseSymbols symbols, CancellationToken cancellationToken)
    {
        if (!ObservedSyntax.MayBeObserved(code, symbols) && !StartedBefore(code)
            || Bodies.Around(code, model, cancellationToken) is not { } body)
        {
            return null;
        }

        for (var current = body; ;)
        {
            if (symbols.Observed.Has(current))
            {
                return current;
            }

            if (current.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) || current.ContainingSymbol is not IMethodSymbol outer)
            {
                break;
            }

            current = outer;
        }

        return StartedBefore(code) ? body : null;
    }

    /// <summary>Whether a using above opens an observation: <c>using var trace = langfuse.StartTrace(...)</c>.</summary>
    private static bool StartedBefore(SyntaxNode code) => code.Ancestors().Any(ancestor => ancestor switch
    {
        BlockSyntax block => block.Statements.TakeWhile(statement => statement.SpanStart < code.SpanStart).Any(IsStart),
        UsingStatementSyntax statement => statement.Declaration is { } declaration && Starts(declaration),
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement)
            .TakeWhile(statement => statement.SpanStart < code.SpanStart).Any(IsStart),
        _ => false,
    });

    private static bool IsStart(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } local && Starts(local.Declaration);

    private static bool Starts(VariableDeclarationSyntax declaration) => declaration.Variables.Any(static variable =>
        variable.Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartTrace" or "StartSpan" or "StartGeneration" or "StartObservation" } });
}
