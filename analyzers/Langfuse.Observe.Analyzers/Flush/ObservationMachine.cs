using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Follows one observation handle in one body, from its start to its end.</summary>
internal sealed class ObservationMachine(LangfuseSymbols symbols, InvocationExpressionSyntax start, ILocalSymbol local) : FlowMachine
{
    public const int Ended = 1;
    public const int Open = 2;

    public override FlowStep Step(IOperation operation, int states, ControlFlowGraph graph)
    {
        if (operation is not IInvocationOperation call)
        {
            return new(states);
        }

        if (!call.IsImplicit && call.Syntax == start)
        {
            return new(Open);
        }

        if (ClientCalls.EndsProcess(call.TargetMethod))
        {
            return new(0);
        }

        return call.TargetMethod.Name is "End" or "Dispose" or "DisposeAsync" && IsHandle(ClientCalls.Receiver(call))
            ? new(Ended)
            : new(states, CanThrow(call.TargetMethod) ? states : 0);
    }

    public override int Assume(IOperation condition, bool holds, int states) =>
        condition is IIsNullOperation test && holds && IsHandle(ClientCalls.Unwrap(test.Operand)) ? states & ~Open : states;

    private bool IsHandle(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        IFlowCaptureReferenceOperation capture => symbols.IsObservation(capture.Type) && capture.Syntax.ToString() == local.Name,
        _ => false,
    };

    private static bool CanThrow(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty || ClientCalls.CanThrow(method);
}
