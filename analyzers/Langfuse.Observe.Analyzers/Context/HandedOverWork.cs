using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Constants;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Whether work that is given to a thread records.</summary>
internal static class HandedOverWork
{
    /// <summary>A thread is given its work where it is made.</summary>
    public static bool OfThread(NamedCall call, bool orUnknown)
    {
        var made = call.Syntax.Expression is MemberAccessExpressionSyntax { Expression: var thread }
            ? new ValueSources(call.Model, call.CancellationToken).Of(thread).Select(static source => source.Expression).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault()
            : null;
        return made?.ArgumentList?.Arguments.FirstOrDefault()?.Expression switch
        {
            AnonymousFunctionExpressionSyntax lambda => call.Model.GetSymbolInfo(lambda, call.CancellationToken).Symbol is IMethodSymbol body && Records(body, call, orUnknown),
            { } group => call.Model.GetSymbolInfo(group, call.CancellationToken).Symbol is IMethodSymbol method && (call.Symbols.Observed.Has(method) || Records(method, call, orUnknown)),
            null => false,
        };
    }

    public static bool Records(IMethodSymbol body, NamedCall call, bool orUnknown) =>
        MethodBodies.Of(call.Compilation).Graph(body, call.CancellationToken) is { } graph
        && MethodBodies.Operations(graph).OfType<IInvocationOperation>().Any(operation =>
            orUnknown ? MayRecord(operation, graph, call) : ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken));

    /// <summary>Whether a call records; what a delegate does that comes from outside, nobody knows.</summary>
    public static bool MayRecord(IInvocationOperation operation, ControlFlowGraph graph, NamedCall call) =>
        operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke || ClientMachine.Records(operation, graph, call.Symbols, call.CancellationToken);
}
