using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6004 and LFO6005: the scope of <c>Propagate</c> is never closed, or opened too late.</summary>
internal sealed class PropagateScope() : CallRule([ContextRules.LFO6004_PropagateNotDisposed, ContextRules.LFO6005_PropagateAfterChildren], "Propagate")
{
    protected override void Check(NamedCall call)
    {
        if (!call.Symbols.IsContext(call.Method?.ContainingType))
        {
            return;
        }

        if (IsDropped(call))
        {
            call.Report(ContextRules.LFO6004_PropagateNotDisposed.At(call.Syntax.Expression));
        }
        else if (RecordedBefore(call) is { } child)
        {
            call.Report(ContextRules.LFO6005_PropagateAfterChildren.At(call.Syntax.Expression, Display.Name(child)));
        }
    }

    private static bool IsDropped(NamedCall call) => call.Syntax.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard } =>
            call.Model.GetSymbolInfo(discard, call.CancellationToken).Symbol is null or IDiscardSymbol,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } declarator } =>
            call.Model.GetDeclaredSymbol(declarator, call.CancellationToken) is ILocalSymbol local && IsNeverDisposed(call, local),
        _ => false,
    };

    private static bool IsNeverDisposed(NamedCall call, ILocalSymbol local)
    {
        var site = new ClientSite(call.Syntax, ClientKind.Own, ClientStorage.Local, local);
        if (Lifetimes.Escapes(site, call.Model, call.CancellationToken))
        {
            return false;
        }

        SyntaxNode? scope = call.Syntax.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= call.Syntax.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name
            && name.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or UsingStatementSyntax) == false;
    }

    /// <summary>The observation that came before, when none can come after.</summary>
    private static IMethodSymbol? RecordedBefore(NamedCall call)
    {
        if (call.Graph is not { } graph
            || call.Syntax.Ancestors().Any(static ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax))
        {
            return null;
        }

        IMethodSymbol? before = null;
        foreach (var operation in MethodBodies.Operations(graph).OfType<IInvocationOperation>())
        {
            if (operation.Syntax == call.Syntax || operation.IsImplicit)
            {
                continue;
            }

            if (operation.Syntax.SpanStart > call.Syntax.SpanStart && !call.Syntax.Span.Contains(operation.Syntax.Span))
            {
                if (MayRecord(operation, graph, call))
                {
                    return null;
                }
            }
            else if (call.Symbols.Observed.Has(operation.TargetMethod) || Starts(operation.TargetMethod, call.Symbols))
            {
                before ??= operation.TargetMethod;
            }
        }

        return before;
    }

    private static bool Starts(IMethodSymbol method, LangfuseSymbols symbols) =>
        method.Name is "StartSpan" or "StartGeneration" or "StartObservation" && (symbols.IsClient(method.ContainingType) || symbols.IsObservation(method.ContainingType));

    private static bool MayRecord(IInvocationOperation operation, ControlFlowGraph graph, NamedCall call) =>
        operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        || (operation.TargetMethod.Name is not ("End" or "Update" or "Dispose" or "Score") && ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken));
}
