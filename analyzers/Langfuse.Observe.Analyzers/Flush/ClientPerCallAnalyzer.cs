using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5006: a client is started where code runs many times.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerCallAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5006_ClientPerCall)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (!ClientSites.MayBe(call)
            || ClientSites.Of(symbols).At(call, context.SemanticModel, context.CancellationToken) is not { } site
            || PerCallReason.Of(site, symbols, context.CancellationToken) is not { } reason)
        {
            return;
        }

        var owner = Bodies.Around(call, context.SemanticModel, context.CancellationToken) is { } body ? Bodies.Member(body) : site.Holder;
        context.ReportDiagnostic(FlushRules.LFO5006_ClientPerCall.At(site.Location, owner is null ? "The program" : Display.Name(owner), reason));
    }
}
