using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
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
                span.Contains(operation.Syntax.Span) && !operation.IsImplicit && HandedOverWork.MayRecord(operation, graph, call))
            || MethodBodies.Operations(graph).OfType<IFlowAnonymousFunctionOperation>().Any(lambda => span.Contains(lambda.Syntax.Span) && HandedOverWork.Records(lambda.Symbol, call, orUnknown: true));
    }

    private static int? Restored(BlockSyntax block, StatementSyntax from) => block.DescendantNodes().OfType<SimpleNameSyntax>()
        .FirstOrDefault(name => name.SpanStart > from.Span.End && name.Identifier.ValueText is "RestoreFlow" or "Undo")?.SpanStart;

    /// <summary>Whether the work that is handed over records: without a parent it then begins a trace.</summary>
    private static bool MayRecord(NamedCall call) =>
        call.Graph is { } graph
        && (MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call.Syntax) is { } handed
                && ClientMachine.Records(handed, graph, call.Symbols, call.CancellationToken)
            || (call.Name.Identifier.ValueText == "UnsafeStart" && HandedOverWork.OfThread(call, orUnknown: true)));
}
