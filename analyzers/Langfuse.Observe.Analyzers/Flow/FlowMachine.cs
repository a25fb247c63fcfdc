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

/// <summary>The outcome of one operation.</summary>
/// <param name="After">The states when it completes; 0 when it never does.</param>
/// <param name="Thrown">The states with which it can throw; 0 when it does not.</param>
internal readonly record struct FlowStep(int After, int Thrown = 0);
