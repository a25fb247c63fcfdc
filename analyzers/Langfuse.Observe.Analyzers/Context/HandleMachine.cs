using Langfuse.Observe.Analyzers.Calls;
using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Context;

/// <summary>Follows a handle (an observation, a scope) through one body: whether it is open or ended at each place.</summary>
/// <param name="handle">The variable, parameter or field that holds it.</param>
/// <param name="start">The call that opens it; null when it comes from outside.</param>
/// <param name="watched">A call on the handle; <see cref="Seen"/> tells with which states it is reached.</param>
/// <param name="call">The call that a rule asks about.</param>
internal sealed class HandleMachine(ISymbol handle, InvocationExpressionSyntax? start, InvocationExpressionSyntax? watched, NamedCall call) : FlowMachine
{
    private readonly ThrowMachine _throwing = new(call.Symbols, call.CancellationToken);

    public const int Untouched = 1;
    public const int Open = 2;
    public const int Ended = 4;

    /// <summary>The states at the watched call, over all ways to it.</summary>
    public int Seen { get; private set; }

    public override FlowStep Step(IOperation operation, int states, ControlFlowGraph graph)
    {
        if (operation is ISimpleAssignmentOperation assignment && IsHandle(assignment.Target) && !assignment.IsImplicit)
        {
            return new(Open);
        }

        if (operation is not IInvocationOperation invocation)
        {
            return new(states);
        }

        if (invocation.Syntax == watched && !invocation.IsImplicit)
        {
            Seen |= states;
        }

        if (invocation.Syntax == start && !invocation.IsImplicit)
        {
            return new(Open);
        }

        return invocation.TargetMethod.Name is "End" or "Dispose" && IsHandle(Receiver(invocation)) ? new(Ended) : new(states, _throwing.CanThrow(invocation) ? states : 0);
    }

    public override int Assume(IOperation condition, bool holds, int states) =>
        condition is IIsNullOperation test && holds && IsHandle(test.Operand) ? states & ~Open : states;

    private static IOperation? Receiver(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver;
    }

    private bool IsHandle(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, handle),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, handle),
        IFieldReferenceOperation field => SymbolEqualityComparer.Default.Equals(field.Field, handle),

        // scope?.Dispose()
        IFlowCaptureReferenceOperation capture => capture.Syntax is IdentifierNameSyntax name && name.Identifier.ValueText == handle.Name,
        _ => false,
    };
}
