using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Runs a machine over a control flow graph until nothing changes: branches, loops, and exceptions through catch and finally.</summary>
/// <remarks>Roslyn's graph has no edges for exceptions, so they are followed here: from each operation that can throw to the handlers around it.
/// A finally region is run as a function of the states that enter it, so that the ways through it are not mixed up.</remarks>
internal sealed class FlowWalker(ControlFlowGraph graph, FlowMachine machine, CancellationToken cancellationToken)
{
    public FlowOutcome Run(int states) => Run(graph.Blocks[0], states, within: null);

    private FlowOutcome Run(BasicBlock first, int states, ControlFlowRegion? within)
    {
        var pass = new Pass(within);
        pass.Enter(first, states);
        while (pass.TryTake(out var ordinal, out var entering))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Visit(graph.Blocks[ordinal], entering, pass);
        }

        return pass.Outcome;
    }

    private void Visit(BasicBlock block, int states, Pass pass)
    {
        foreach (var operation in block.Operations)
        {
            states = Execute(operation, states, block, pass);
        }

        if (block.BranchValue is { } value)
        {
            states = Execute(value, states, block, pass);
        }

        if (states == 0)
        {
            return;
        }

        if (block.ConditionalSuccessor is { } conditional && block.BranchValue is { } condition)
        {
            var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Follow(conditional, machine.Assume(condition, jumpsWhen, states), block, pass);
            states = machine.Assume(condition, !jumpsWhen, states);
        }

        if (block.FallThroughSuccessor is { } next)
        {
            Follow(next, states, block, pass);
        }
    }

    /// <summary>Steps through an operation and what is in it, inner first: that is the order of evaluation but for assignment targets.</summary>
    private int Execute(IOperation operation, int states, BasicBlock block, Pass pass)
    {
        foreach (var inner in operation.ChildOperations)
        {
            states = Execute(inner, states, block, pass);
        }

        if (states == 0)
        {
            return 0;
        }

        var step = machine.Step(operation, states, graph);
        if ((step.Thrown | step.Guarded) != 0 && !HandlesAnException(block))
        {
            Throw(block.EnclosingRegion, step.Thrown, pass);
            ThrowToCatch(block.EnclosingRegion, step.Guarded, pass);
        }

        LeaveForGood(block.EnclosingRegion, step.Left, pass);
        return step.After;
    }

    private void Follow(ControlFlowBranch branch, int states, BasicBlock from, Pass pass)
    {
        if (states == 0)
        {
            return;
        }

        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                Throw(from.EnclosingRegion, states, pass);
                return;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                // The end of a finally. A filter that says no leaves the exception on its way, on which Throw has sent it.
                pass.Outcome.Normal |= IsFilter(from) ? 0 : states;
                return;
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return when branch.Destination is { } destination:
                states = Leave(branch, states, pass);
                if (destination.Kind == BasicBlockKind.Exit)
                {
                    pass.Exit(from, states);
                }
                else
                {
                    pass.Enter(destination, states);
                }

                return;
        }
    }

    private int Leave(ControlFlowBranch branch, int states, Pass pass)
    {
        foreach (var region in branch.FinallyRegions)
        {
            states = Finally(region, states, pass);
        }

        return states;
    }

    private int Finally(ControlFlowRegion region, int states, Pass pass)
    {
        if (states == 0)
        {
            return 0;
        }

        var outcome = Run(graph.Blocks[region.FirstBlockOrdinal], states, region);
        Throw(region.EnclosingRegion?.EnclosingRegion, outcome.Thrown, pass);
        return outcome.Normal;
    }

    private void Throw(ControlFlowRegion? region, int states, Pass pass)
    {
        for (; region is not null && region != graph.Root && region != pass.Within && states != 0; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } handled)
            {
                continue;
            }

            if (handled.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                states = Finally(handled.NestedRegions[1], states, pass);
                continue;
            }

            foreach (var handler in handled.NestedRegions.Skip(1))
            {
                pass.Enter(graph.Blocks[handler.FirstBlockOrdinal], states);
                if (CatchesAll(handler))
                {
                    return;
                }
            }
        }

        pass.Outcome.Thrown |= states;
    }

    /// <summary>An exception that only the nearest catch makes known.</summary>
    private void ThrowToCatch(ControlFlowRegion? region, int states, Pass pass)
    {
        for (; region is not null && region != graph.Root && region != pass.Within && states != 0; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } handled)
            {
                continue;
            }

            if (handled.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                states = Finally(handled.NestedRegions[1], states, pass);
                continue;
            }

            foreach (var handler in handled.NestedRegions.Skip(1))
            {
                pass.Enter(graph.Blocks[handler.FirstBlockOrdinal], states);
            }

            return;
        }

        pass.Outcome.Guarded |= states;
    }

    private void LeaveForGood(ControlFlowRegion? region, int states, Pass pass)
    {
        for (; region is not null && region != graph.Root && region != pass.Within && states != 0; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndFinally } handled })
            {
                states = Finally(handled.NestedRegions[1], states, pass);
            }
        }

        pass.Outcome.Left |= states;
    }

    private static bool CatchesAll(ControlFlowRegion handler) =>
        handler.Kind == ControlFlowRegionKind.Catch
        && handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace.Name: "System" };

    private static bool IsFilter(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A second exception while one is being handled is nobody's plan; only a throw written there counts.</summary>
    private bool HandlesAnException(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One run to the fixed point.</summary>
    private sealed class Pass(ControlFlowRegion? within)
    {
        private readonly Dictionary<int, int> _seen = [];
        private readonly Queue<int> _waiting = new();

        public ControlFlowRegion? Within { get; } = within;

        public FlowOutcome Outcome { get; } = new();

        public void Enter(BasicBlock block, int states)
        {
            _seen.TryGetValue(block.Ordinal, out var known);
            if ((known | states) != known)
            {
                _seen[block.Ordinal] = known | states;
                _waiting.Enqueue(block.Ordinal);
            }
        }

        public bool TryTake(out int ordinal, out int states)
        {
            if (_waiting.Count == 0)
            {
                ordinal = states = 0;
                return false;
            }

            ordinal = _waiting.Dequeue();
            states = _seen[ordinal];
            return true;
        }

        public void Exit(BasicBlock block, int states)
        {
            Outcome.Normal |= states;
            Outcome.Exits.Add((block, states));
        }
    }
}
