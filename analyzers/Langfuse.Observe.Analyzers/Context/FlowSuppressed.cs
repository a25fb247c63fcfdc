using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.Operations;

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
            || (callee != "SuppressFlow" && !MayRecord(call)))
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

    /// <summary>Whether the work that is handed over records: without a parent it then begins a trace.</summary>
    private static bool MayRecord(NamedCall call) =>
        call.Graph is { } graph
        && MethodBodies.Operations(graph).OfType<IInvocationOperation>().FirstOrDefault(operation => operation.Syntax == call.Syntax) is { } handed
        && ClientMachine.Records(handed, graph, call.Symbols, call.CancellationToken);
}
