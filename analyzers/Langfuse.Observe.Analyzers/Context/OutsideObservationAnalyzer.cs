using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6003: <c>UpdateCurrent...</c> or <c>ScoreCurrent...</c> where nothing can be current.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutsideObservationAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6003_OutsideObservation)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (Name(call) is not { Identifier.ValueText: "UpdateCurrentTrace" or "UpdateCurrentObservation" or "ScoreCurrentTrace" or "ScoreCurrentObservation" } name
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !symbols.IsContext(method.ContainingType)
            || Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body)
        {
            return;
        }

        if (new CallersOutside(symbols, context.CancellationToken).IsSure(call, body))
        {
            context.ReportDiagnostic(ContextRules.LFO6003_OutsideObservation.At(name, name.Identifier.ValueText, Display.Name(Bodies.Member(body))));
        }
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
