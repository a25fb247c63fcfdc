using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5012: an observation that is started by hand and not ended on every path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObservationNotEndedAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5012_ObservationNotEnded)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "StartTrace" or "StartSpan" or "StartGeneration" or "StartObservation" } name }
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !symbols.IsObservation(method.ReturnType))
        {
            return;
        }

        if (call.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } })
        {
            context.ReportDiagnostic(FlushRules.LFO5012_ObservationNotEnded.At(name, NameOf(call), "anywhere"));
        }
        else if (Local(call, context) is { } local && Open(context, symbols, call, local) is { } way)
        {
            context.ReportDiagnostic(FlushRules.LFO5012_ObservationNotEnded.At(name, local.Name, way));
        }
    }

    private static ILocalSymbol? Local(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context) =>
        call.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator }
            ? context.SemanticModel.GetDeclaredSymbol(declarator, context.CancellationToken) as ILocalSymbol
            : null;

    private static string? Open(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, InvocationExpressionSyntax call, ILocalSymbol local)
    {
        var site = new ClientSite(call, ClientKind.Own, ClientStorage.Local, local);
        if (Lifetimes.Escapes(site, context.SemanticModel, context.CancellationToken)
            || Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body
            || MethodBodies.Of(context.Compilation).Graph(body, context.CancellationToken) is not { } graph)
        {
            return null;
        }

        var outcome = new FlowWalker(graph, new ObservationMachine(symbols, call, local), context.CancellationToken).Run(ObservationMachine.Ended);
        return (outcome.Normal & ObservationMachine.Open) != 0 ? (outcome.Normal & ObservationMachine.Ended) == 0 ? "anywhere" : "on every path that returns"
            : (outcome.Thrown & ObservationMachine.Open) != 0 ? "when an exception is thrown"
            : null;
    }

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : call.Expression.ToString();
}
