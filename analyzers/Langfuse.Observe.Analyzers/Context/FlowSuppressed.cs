using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>LFO6002: the current observation is kept from work that is started inside it.</summary>
internal sealed class FlowSuppressed()
    : CallRule([ContextRules.LFO6002_FlowSuppressed], "SuppressFlow", "UnsafeQueueUserWorkItem", "UnsafeStart", "UnsafeRegister", "UnsafeOnCompleted")
{
    protected override void Check(NamedCall call)
    {
        var callee = call.Name.Identifier.ValueText;
        if (InsideObservation.Of(call.Syntax, call.Model, call.Symbols, call.CancellationToken) is not { } around
            || call.Method is not { } method
            || method.ContainingNamespace?.ToDisplayString() != "System.Threading"
            || !(callee == "SuppressFlow" ? SuppressesRecording(call) : MayRecord(call)))
        {
            return;
        }

        var flowing = callee == "SuppressFlow" ? null : callee.Replace("Unsafe", "");
        call.Report(ContextRules.LFO6002_FlowSuppressed.With(
            call.Name,
            FixProperties.Of(FixProperties.Name, flowing),
            $"{method.ContainingType.Name}.{method.Name}",
            Display.Name(around),
            flowing is null ? "Take it out, or give that work traceId and parentObservationId by StartObservation." : $"Use {flowing} instead."));
    }

    /// <summary>Whether anything is started while the flow is suppressed: in the using statement, or up to <c>RestoreFlow</c> or the end of the block.</summary>
    private static bool SuppressesRecording(NamedCall call)
    {
        var span = call.Syntax.Ancestors().OfType<StatementSyntax>().FirstOrDefault() switch
        {
            UsingStatementSyntax { Statement: var body } => body.Span,
            { Parent: BlockSyntax block } statement => TextSpan.FromBounds(statement.Span.End, Restored(block, statement) ?? block.Span.End),
            { } statement => TextSpan.FromBounds(statement.Span.End, statement.SyntaxTree.Length),
            null => default,
        };
        if (call.Graph is not { } graph)
        {
            return false;
        }

        return MethodBodies.Operations(graph).OfType<IInvocationOperation>().Any(operation =>
                span.Contains(operation.Syntax.Span) && !operation.IsImplicit && MayRecord(operation, graph, call))
            || MethodBodies.Operations(graph).OfType<IFlowAnonymousFunctionOperation>().Any(lambda => span.Contains(lambda.Syntax.Span) && Records(lambda.Symbol, call));
    }

    private static int? Restored(BlockSyntax block, StatementSyntax from) => block.DescendantNodes().OfType<SimpleNameSyntax>()
        .FirstOrDefault(name => name.SpanStart > from.Span.End && name.Identifier.ValueText is "RestoreFlow" or "Undo")?.SpanStart;

    /// <summary>Whether the work that is handed over records: without a parent it then begins a trace.</summary>
    private static bool MayRecord(NamedCall call) =>
        call.Graph is { } graph
        && (MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call.Syntax) is { } handed
                && ClientMachine.Records(handed, graph, call.Symbols, call.CancellationToken)
            || (call.Name.Identifier.ValueText == "UnsafeStart" && ThreadWork(call)));

    /// <summary>A thread is given its work where it is made.</summary>
    private static bool ThreadWork(NamedCall call)
    {
        var made = call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: var thread }
            ? new ValueSources(call.Model, call.CancellationToken).Of(thread).Select(static source => source.Expression).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault()
            : null;
        return made?.ArgumentList?.Arguments.FirstOrDefault()?.Expression switch
        {
            AnonymousFunctionExpressionSyntax lambda => call.Model.GetSymbolInfo(lambda, call.CancellationToken).Symbol is IMethodSymbol body && Records(body, call),
            { } group => call.Model.GetSymbolInfo(group, call.CancellationToken).Symbol is IMethodSymbol method && (call.Symbols.Observed.Has(method) || Records(method, call)),
            null => false,
        };
    }

    private static bool Records(IMethodSymbol body, NamedCall call) =>
        MethodBodies.Of(call.Compilation).Graph(body, call.CancellationToken) is { } graph
        && MethodBodies.Operations(graph).OfType<IInvocationOperation>().Any(operation => MayRecord(operation, graph, call));

    /// <summary>Whether a call records; what a delegate does that comes from outside, nobody knows.</summary>
    private static bool MayRecord(IInvocationOperation operation, ControlFlowGraph graph, NamedCall call) =>
        operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke || ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken);
}
