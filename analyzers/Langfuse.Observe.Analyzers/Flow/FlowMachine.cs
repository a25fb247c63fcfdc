using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>What an analysis knows at a point of a program: a set of states as bits, one for each way of getting there.</summary>
internal abstract class FlowMachine
{
    /// <summary>What an operation does to the states. Its operands have been seen before it.</summary>
    public abstract FlowStep Step(IOperation operation, int states, ControlFlowGraph graph);

    /// <summary>The states that pass when <paramref name="condition"/> has the value <paramref name="holds"/>.</summary>
    public virtual int Assume(IOperation condition, bool holds, int states) => states;
}
