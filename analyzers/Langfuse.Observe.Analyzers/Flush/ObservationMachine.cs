using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Follows one observation handle in one body, from its start to its end, and through the methods that it is given to.</summary>
internal sealed class ObservationMachine(LangfuseSymbols symbols, InvocationExpressionSyntax? start, ISymbol handle, CancellationToken cancellationToken, params string[] endings) : FlowMachine
{
    private const int Deepest = 3;

    public const int Ended = 1;
    public const int Open = 2;

    private readonly ClientCalls _calls = new(symbols);

    private readonly string[] _endings = endings.Length > 0 ? endings : ["End", "Dispose", "DisposeAsync"];

    private readonly ThrowMachine _throwing = new(symbols, cancellationToken);

    private readonly StartGuards? _guards = start is null ? null : StartGuards.Of(new(start, ClientKind.Own, ClientStorage.Local, handle), MethodBodies.Of(symbols.Compilation));

    private int _depth;

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

        if (_endings.Contains(call.TargetMethod.Name) && IsHandle(ClientCalls.Receiver(call)))
        {
            return new(Ended);
        }

        var after = states;
        foreach (var argument in call.Arguments.Where(argument => IsHandle(ProgramMachine.Unwrap(argument.Value))))
        {
            after = Given(argument.Parameter, after);
        }

        return new(after, _throwing.CanThrow(call) ? states : 0, states);
    }

    public override int Assume(IOperation condition, bool holds, int states) =>
        NullWhen(condition) == holds || _guards?.Exclude(condition, holds) == true ? states & ~Open : states;

    private bool? NullWhen(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !NullWhen(not.Operand),
        IIsNullOperation test when IsHandle(ProgramMachine.Unwrap(test.Operand)) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when IsHandle(ProgramMachine.Unwrap(test.LeftOperand)) && IsNull(test.RightOperand) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when IsHandle(ProgramMachine.Unwrap(test.LeftOperand)) && IsNull(test.RightOperand) => false,
        IIsPatternOperation { Pattern: IConstantPatternOperation pattern } test when IsHandle(ProgramMachine.Unwrap(test.Value)) && IsNull(pattern.Value) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation pattern } } test when IsHandle(ProgramMachine.Unwrap(test.Value)) && IsNull(pattern.Value) => false,
        _ => null,
    };

    private static bool IsNull(IOperation operation) => ProgramMachine.Unwrap(operation)?.ConstantValue is { HasValue: true, Value: null };

    /// <summary>What a method of the program makes of the observation that it is given.</summary>
    private int Given(IParameterSymbol? parameter, int states)
    {
        if ((states & Open) == 0 || parameter?.OriginalDefinition is not { ContainingSymbol: IMethodSymbol method } given || _depth >= Deepest
            || MethodBodies.Of(symbols.Compilation).Graph(method, cancellationToken) is not { } graph)
        {
            return states;
        }

        var inner = new ObservationMachine(symbols, null, given, cancellationToken, endings) { _depth = _depth + 1 };
        return (states & ~Open) | new FlowWalker(graph, inner, cancellationToken).Run(Open).Normal;
    }

    private bool IsHandle(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, handle),
        IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, handle),
        IFlowCaptureReferenceOperation capture => symbols.IsObservation(capture.Type) && capture.Syntax.ToString() == handle.Name,
        _ => false,
    };
}
