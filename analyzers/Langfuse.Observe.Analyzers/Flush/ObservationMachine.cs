using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Follows one observation handle in one body, from its start to its end.</summary>
internal sealed class ObservationMachine(LangfuseSymbols symbols, InvocationExpressionSyntax start, ILocalSymbol local, CancellationToken cancellationToken, params string[] endings) : FlowMachine
{
    public const int Ended = 1;
    public const int Open = 2;

    private readonly ClientCalls _calls = new(symbols);

    private readonly string[] _endings = endings.Length > 0 ? endings : ["End", "Dispose", "DisposeAsync"];

    private readonly ThrowMachine _throwing = new(symbols, cancellationToken);

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

        if (_calls.EndsProcess(call))
        {
            return new(0);
        }

        return _endings.Contains(call.TargetMethod.Name) && IsHandle(ClientCalls.Receiver(call))
            ? new(Ended)
            : new(states, _throwing.CanThrow(call) ? states : 0, states);
    }

    public override int Assume(IOperation condition, bool holds, int states) =>
        condition is IIsNullOperation test && holds && IsHandle(ProgramMachine.Unwrap(test.Operand)) ? states & ~Open : states;

    private bool IsHandle(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        IFlowCaptureReferenceOperation capture => symbols.IsObservation(capture.Type) && capture.Syntax.ToString() == local.Name,
        _ => false,
    };
}
