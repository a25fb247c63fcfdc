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
    : CallRule([ContextRules.LFO6002_FlowSuppressed], "SuppressFlow", "UnsafeQueueUserWorkItem", "UnsafeStart", "UnsafeRegister", "UnsafeOnCompleted", "UnsafeRegisterWaitForSingleObject")
{
    protected override void Check(NamedCall call)
    {
        var callee = call.Name.Identifier.ValueText;
        var around = InsideObservation.Of(call.Syntax, call.Model, call.Symbols, call.CancellationToken);
        if (call.Method is not { } method
            || method.ContainingNamespace?.ToDisplayString() is not ("System.Threading" or "System.Runtime.CompilerServices")
            || !(around is null ? HandsOnWork(call) : callee == "SuppressFlow" ? SuppressesRecording(call) : MayRecord(call))
            || (around ?? HelperOfObserved(call)) is not { } member)
        {
            return;
        }

        // What is queued as an object has no method that lets the flow through.
        var flowing = callee == "SuppressFlow" || WorkItem(call) is not null ? null : callee.Replace("Unsafe", "");
        call.Report(ContextRules.LFO6002_FlowSuppressed.With(
            call.Name,
            FixProperties.Of(FixProperties.Name, flowing),
            $"{method.ContainingType.Name}.{method.Name}",
            Display.Name(member),
            WorkItem(call) is not null ? "Use QueueUserWorkItem with a delegate that calls Execute."
                : flowing is null ? "Take it out, or give that work traceId and parentObservationId by StartObservation." : $"Use {flowing} instead."));
    }

    /// <summary>Whether a helper keeps the flow from work that its callers give it as a delegate, or that records.</summary>
    private static bool HandsOnWork(NamedCall call) =>
        call.Body is { } body && Bodies.Member(body) is var helper
        && ((helper.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate) && (call.Name.Identifier.ValueText != "SuppressFlow" || call.Graph is { } graph && Suppressed(call) is var span
                && MethodBodies.Operations(graph).OfType<IParameterReferenceOperation>().Any(reference => reference.Parameter.Type.TypeKind == TypeKind.Delegate && span.Contains(reference.Syntax.Span))))
            || (call.Name.Identifier.ValueText == "SuppressFlow" ? SuppressesRecording(call) : MayRecord(call)));

    /// <summary>The method around, when an observed one calls it with work that records.</summary>
    private static IMethodSymbol? HelperOfObserved(NamedCall call)
    {
        if (call.Body is not { } body || Bodies.Member(body) is not { MethodKind: MethodKind.Ordinary } helper)
        {
            return null;
        }

        return Callers.Of(helper, call.Compilation, call.CancellationToken).Select(static caller => caller.Syntax).OfType<InvocationExpressionSyntax>().Select(call.Onward)
            .Any(caller => caller is not null && InsideObservation.Of(caller.Syntax, caller.Model, call.Symbols, call.CancellationToken) is not null
                && caller.Graph is { } graph
                && MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == caller.Syntax) is { } operation
                && ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken))
            ? helper
            : null;
    }

    /// <summary>What <c>UnsafeQueueUserWorkItem(item, preferLocal)</c> runs: the item's own method.</summary>
    private static IMethodSymbol? WorkItem(NamedCall call)
    {
        if (call.Method is not { Name: "UnsafeQueueUserWorkItem", Parameters: { Length: 2 } parameters } || parameters[0].Type is not INamedTypeSymbol { Name: "IThreadPoolWorkItem" } contract
            || call.Syntax.ArgumentList.Arguments.FirstOrDefault() is not { Expression: var item })
        {
            return null;
        }

        var sources = new ValueSources(call.Model, call.CancellationToken);
        var execute = contract.GetMembers("Execute").FirstOrDefault();
        return execute is null ? null : sources.Of(item).Select(source => sources.Type(source.Expression)).Append(sources.Type(item)).OfType<INamedTypeSymbol>()
            .Select(type => type.FindImplementationForInterfaceMember(execute) as IMethodSymbol).FirstOrDefault(static found => found is { IsAbstract: false }) ?? execute as IMethodSymbol;
    }

    /// <summary>Whether anything is started while the flow is suppressed: in the using statement, or up to <c>RestoreFlow</c> or the end of the block.</summary>
    private static bool SuppressesRecording(NamedCall call)
    {
        var span = Suppressed(call);
        if (call.Graph is not { } graph)
        {
            return false;
        }

        return MethodBodies.Operations(graph).OfType<IInvocationOperation>().Any(operation =>
                span.Contains(operation.Syntax.Span) && !operation.IsImplicit && HandedOverWork.MayRecord(operation, graph, call))
            || MethodBodies.Operations(graph).OfType<IFlowAnonymousFunctionOperation>().Any(lambda => span.Contains(lambda.Syntax.Span) && HandedOverWork.Records(lambda.Symbol, call, orUnknown: true));
    }

    private static TextSpan Suppressed(NamedCall call) => call.Syntax.Ancestors().OfType<StatementSyntax>().FirstOrDefault() switch
    {
        UsingStatementSyntax { Statement: var body } => body.Span,
        // if (!ExecutionContext.IsFlowSuppressed()) { ExecutionContext.SuppressFlow(); }
        { Parent: BlockSyntax { Parent: IfStatementSyntax { Parent: BlockSyntax outer } asked } } => TextSpan.FromBounds(asked.Span.End, Restored(outer, asked) ?? outer.Span.End),
        { Parent: IfStatementSyntax { Parent: BlockSyntax outer } asked } => TextSpan.FromBounds(asked.Span.End, Restored(outer, asked) ?? outer.Span.End),
        { Parent: BlockSyntax block } statement => TextSpan.FromBounds(statement.Span.End, Restored(block, statement) ?? block.Span.End),
        { } statement => TextSpan.FromBounds(statement.Span.End, statement.SyntaxTree.Length),
        null => default,
    };

    private static int? Restored(BlockSyntax block, StatementSyntax from) => block.DescendantNodes().OfType<SimpleNameSyntax>()
        .FirstOrDefault(name => name.SpanStart > from.Span.End && name.Identifier.ValueText is "RestoreFlow" or "Undo")?.SpanStart;

    /// <summary>Whether the work that is handed over records: without a parent it then begins a trace.</summary>
    private static bool MayRecord(NamedCall call) =>
        call.Graph is { } graph
        && (MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call.Syntax) is { } handed
                && ClientMachine.Records(handed, graph, call.Symbols, call.CancellationToken)
            || (WorkItem(call) is { } execute && (call.Symbols.Observed.Has(execute) || HandedOverWork.Records(execute, call, orUnknown: false)))
            || (call.Name.Identifier.ValueText == "UnsafeStart" && HandedOverWork.OfThread(call, orUnknown: true)));
}
