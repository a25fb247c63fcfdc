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
internal sealed class HandleMachine(ISymbol handle, InvocationExpressionSyntax? start, ExpressionSyntax? watched, NamedCall call, int depth = 0) : FlowMachine
{
    private const int Deepest = 2;

    private readonly ThrowMachine _throwing = new(call.Symbols, call.CancellationToken);

    public const int Untouched = 1;
    public const int Open = 2;
    public const int Ended = 4;

    /// <summary>The states at the watched call, over all ways to it.</summary>
    public int Seen { get; private set; }

    /// <summary>The calls that end the handle, by themselves or in the helper that they run.</summary>
    public HashSet<SyntaxNode> Ends { get; } = [];

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

        if ((invocation.TargetMethod.Name is "End" or "Dispose" && IsHandle(Receiver(invocation)) && !IsHelper(invocation.TargetMethod)) || EndsInHelper(invocation))
        {
            Ends.Add(invocation.Syntax);
            return new(Ended);
        }

        // Code in a try may fail, whatever it looks like: its author says so.
        return new(states, _throwing.CanThrow(invocation) ? states : 0, states);
    }

    private static bool IsHelper(IMethodSymbol method) => !method.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether a method of the program that takes the handle, or a local function that sees it, ends it on all its ways.</summary>
    private bool EndsInHelper(IInvocationOperation invocation)
    {
        if (depth >= Deepest || !IsHelper(invocation.TargetMethod) || invocation.TargetMethod is { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true } or { IsAsync: true })
        {
            return false;
        }

        ISymbol? inside = invocation.Arguments.FirstOrDefault(argument => IsHandle(Unconverted(argument.Value))) is { Parameter: { RefKind: RefKind.None } parameter }
            ? parameter.OriginalDefinition
            : invocation.TargetMethod.MethodKind == MethodKind.LocalFunction && handle is ILocalSymbol or IParameterSymbol ? handle : null;
        if (inside is null || MethodBodies.Of(call.Compilation).Graph(invocation.TargetMethod, call.CancellationToken) is not { } body)
        {
            return false;
        }

        return new FlowWalker(body, new HandleMachine(inside, null, null, call, depth + 1), call.CancellationToken).Run(Open).Normal == Ended;
    }

    private static IOperation? Unconverted(IOperation? operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    public override int Assume(IOperation condition, bool holds, int states) =>
        condition is IIsNullOperation test && holds && IsHandle(test.Operand) ? states & ~Open : states;

    private static IOperation? Receiver(IInvocationOperation call) => Unconverted(call.Instance);

    private bool IsHandle(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, handle),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter.OriginalDefinition, handle.OriginalDefinition),
        IFieldReferenceOperation field => SymbolEqualityComparer.Default.Equals(field.Field, handle),

        // scope?.Dispose()
        IFlowCaptureReferenceOperation capture => capture.Syntax is IdentifierNameSyntax name && name.Identifier.ValueText == handle.Name,
        _ => false,
    };
}
