using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6004 and LFO6005: the scope of <c>Propagate</c> is never closed, or opened too late.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PropagateAnalyzer() : LangfuseAnalyzer(ContextRules.LFO6004_PropagateNotDisposed, ContextRules.LFO6005_PropagateAfterChildren)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols), SyntaxKind.InvocationExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is not (MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Propagate" } or IdentifierNameSyntax { Identifier.ValueText: "Propagate" })
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !symbols.IsContext(method.ContainingType))
        {
            return;
        }

        if (IsDropped(call, context))
        {
            context.ReportDiagnostic(ContextRules.LFO6004_PropagateNotDisposed.At(call.Expression));
        }
        else if (RecordedBefore(call, context, symbols) is { } child)
        {
            context.ReportDiagnostic(ContextRules.LFO6005_PropagateAfterChildren.At(call.Expression, Display.Name(child)));
        }
    }

    private static bool IsDropped(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context) => call.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard } =>
            context.SemanticModel.GetSymbolInfo(discard, context.CancellationToken).Symbol is null or IDiscardSymbol,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator } =>
            context.SemanticModel.GetDeclaredSymbol(declarator, context.CancellationToken) is ILocalSymbol local && IsNeverDisposed(call, local, context),
        _ => false,
    };

    private static bool IsNeverDisposed(InvocationExpressionSyntax call, ILocalSymbol local, SyntaxNodeAnalysisContext context)
    {
        var site = new ClientSite(call, ClientKind.Own, ClientStorage.Local, local);
        if (Lifetimes.Escapes(site, context.SemanticModel, context.CancellationToken))
        {
            return false;
        }

        SyntaxNode? scope = call.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= call.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name
            && name.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or UsingStatementSyntax) == false;
    }

    /// <summary>The observation that came before, when none can come after.</summary>
    private static IMethodSymbol? RecordedBefore(InvocationExpressionSyntax call, SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        if (Bodies.Around(call, context.SemanticModel, context.CancellationToken) is not { } body
            || MethodBodies.Of(context.Compilation).Graph(body, context.CancellationToken) is not { } graph
            || call.Ancestors().Any(static ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
        {
            return null;
        }

        IMethodSymbol? before = null;
        foreach (var operation in MethodBodies.Operations(graph).OfType<IInvocationOperation>())
        {
            if (operation.Syntax == call || operation.IsImplicit)
            {
                continue;
            }

            if (operation.Syntax.SpanStart > call.SpanStart && !call.Span.Contains(operation.Syntax.Span))
            {
                if (MayRecord(operation, graph, symbols, context.CancellationToken))
                {
                    return null;
                }
            }
            else if (symbols.Observed.Has(operation.TargetMethod) || Starts(operation.TargetMethod, symbols))
            {
                before ??= operation.TargetMethod;
            }
        }

        return before;
    }

    private static bool Starts(IMethodSymbol method, LangfuseSymbols symbols) =>
        method.Name is "StartSpan" or "StartGeneration" or "StartObservation" && (symbols.IsClient(method.ContainingType) || symbols.IsObservation(method.ContainingType));

    private static bool MayRecord(IInvocationOperation operation, ControlFlowGraph graph, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        || (operation.TargetMethod.Name is not ("End" or "Update" or "Dispose" or "Score")
            && (new ClientMachine(symbols, null, cancellationToken).Step(operation, ClientStates.Fresh, graph).After & ClientStates.Dirty) != 0);
}
