using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6002: the current observation is kept from work that is started inside it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlowSuppressedAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6002_FlowSuppressed)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "SuppressFlow" or "UnsafeQueueUserWorkItem" or "UnsafeStart" or "UnsafeRegister" or "UnsafeOnCompleted" } name }
            && InsideObservation.Of(call, context.SemanticModel, symbols, context.CancellationToken) is { } around
            && context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && method.ContainingNamespace?.ToDisplayString() == "System.Threading"
            && (name.Identifier.ValueText == "SuppressFlow" || MayRecord(call, context, symbols)))
        {
            var cure = name.Identifier.ValueText == "SuppressFlow"
                ? "Take it out, or give that work traceId and parentObservationId by StartObservation."
                : $"Use {name.Identifier.ValueText.Replace("Unsafe", "")} instead.";
            context.ReportDiagnostic(ContextRules.LFO6002_FlowSuppressed.With(
                name,
                FixProperties.Of(FixProperties.Name, name.Identifier.ValueText == "SuppressFlow" ? null : name.Identifier.ValueText.Replace("Unsafe", "")),
                $"{method.ContainingType.Name}.{method.Name}",
                Display.Name(around),
                cure));
        }
    }

    /// <summary>Whether the work that is handed over records: without a parent it then begins a trace.</summary>
    private static bool MayRecord(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body
            || MethodBodies.Of(context.Compilation).Graph(body, context.CancellationToken) is not { } graph)
        {
            return false;
        }

        var operation = MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call);
        return operation is not null
            && (new ClientMachine(symbols, null, context.CancellationToken).Step(operation, ClientStates.Fresh, graph).After & ClientStates.Dirty) != 0;
    }
}
