using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5003: the task of a flush or an asynchronous disposal is dropped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlushNotAwaitedAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5003_FlushNotAwaited)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (Name(call) is { Identifier.ValueText: "FlushAsync" or "DisposeAsync" } name
            && DroppedTask.Is(call, context.SemanticModel, context.CancellationToken)
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && (symbols.IsClient(method.ContainingType) || (method.ContainingType.Name == "IAsyncDisposable" && IsClient(call, context, symbols))))
        {
            context.ReportDiagnostic(FlushRules.LFO5003_FlushNotAwaited.At(name, method.Name));
        }
    }

    private static bool IsClient(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: ParenthesizedExpressionSyntax { Expression: CastExpressionSyntax cast } }
        && symbols.IsClient(context.SemanticModel.GetTypeInfo(cast.Expression, context.CancellationToken).Type);

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
