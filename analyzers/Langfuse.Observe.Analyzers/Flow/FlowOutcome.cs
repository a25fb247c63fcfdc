using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>How a body ends.</summary>
internal sealed class FlowOutcome
{
    /// <summary>The states with which it returns.</summary>
    public int Normal { get; set; }

    /// <summary>The states with which an exception leaves it.</summary>
    public int Thrown { get; set; }

    /// <summary>The states with which an exception leaves it that only a catch around the call knows of.</summary>
    public int Guarded { get; set; }

    /// <summary>The states with which an iterator is left at a yield, its finally blocks run.</summary>
    public int Left { get; set; }

    /// <summary>Each block from which it returns, with the states there.</summary>
    public List<(BasicBlock Block, int States)> Exits { get; } = [];

    public FlowStep Step => new(Normal, Thrown, Guarded, Left);
}
