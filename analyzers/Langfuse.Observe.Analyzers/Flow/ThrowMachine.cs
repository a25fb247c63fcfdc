using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Whether a call can throw: it does itself, or code of the compilation that it leads to does, and nothing in between catches it.</summary>
internal sealed class ThrowMachine(LangfuseSymbols symbols, CancellationToken cancellationToken) : ProgramMachine(symbols, cancellationToken)
{
    private const int Running = 1;

    protected override int LastState => Running;

    public bool CanThrow(IInvocationOperation call) => IsInSource(call.TargetMethod)
        ? Enter(call.TargetMethod, call.Instance, Running, call.IsVirtual).Thrown != 0
        : Fallible.CanThrow(call.TargetMethod) && !IsOurs(call.TargetMethod);

    protected override FlowStep? Decide(IInvocationOperation call, IMethodSymbol method, int states, ControlFlowGraph graph) => IsOurs(method) ? new(states) : null;

    protected override int Begin(IMethodSymbol method, int states) => states;

    protected override FlowStep Finish(IMethodSymbol method, int before, FlowStep step) => step;

    protected override FlowStep Unknown(int states) => new(states, states);

    protected override bool Defers(IMethodSymbol method) => false;

    private static bool IsOurs(IMethodSymbol method) => method.ContainingAssembly?.Name.StartsWith("Langfuse.Observe", StringComparison.Ordinal) == true && !method.Name.StartsWith("ThrowIf", StringComparison.Ordinal);
}
