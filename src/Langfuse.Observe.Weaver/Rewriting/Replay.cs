using Langfuse.Observe.Weaver.Discovery;
using Langfuse.Observe.Weaver.IL;
using Langfuse.Observe.Weaver.Planning;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>The places where a stored trace answers a call in place of the body.</summary>
internal static class Replay
{
    /// <summary>At the beginning of a body that a filter surrounds. A call and no branch: coverage tools count branches, and the compiler inlines less behind them.</summary>
    public static void AtStart(BodyEdit edit, ObservationPlan plan, VariableDefinition scope, RewriteContext context)
    {
        if (plan.CanReplay)
        {
            // ObservationScope.Replay(scope);
            new IlWriter(edit.Body).LoadLocal(scope).Call(context.Scope.Replay).InsertAtStart();
        }
    }

    /// <summary>In the handler of that filter: gives the result.</summary>
    public static void Answer(IlWriter writer, ObservationPlan plan, VariableDefinition scope, VariableDefinition? result, RewriteContext context)
    {
        if (!plan.CanReplay)
        {
            return;
        }

        // result = ObservationScope.ReplayedTask<T>(scope);
        writer.LoadLocal(scope).Call(result is null ? context.Scope.ReplayedVoid : Replayed(result.VariableType, plan.JoinPoint.Shape, context));
        if (result is not null)
        {
            writer.StoreLocal(result);
        }
    }

    /// <summary>At the beginning of the block that the compiler put around an async body: what is thrown there fails the task, and only that.</summary>
    public static void AtStartOfSteps(BodyEdit edit, ObservationPlan plan, Instruction setException, FieldReference scope, RewriteContext context)
    {
        if (!plan.CanReplay)
        {
            return;
        }

        // ObservationScope.Replay(this.<>lfo__scope);
        var around = edit.Body.ExceptionHandlers.Last(handler => handler.HandlerType == ExceptionHandlerType.Catch && Contains(handler, setException));
        var writer = new IlWriter(edit.Body).LoadThis().LoadField(scope).Call(context.Scope.Replay);
        writer.InsertBefore(around.TryStart);
        around.TryStart = writer.First;
    }

    /// <summary>Where the kick-off of an async method gives back its task.</summary>
    public static void AtReturn(BodyEdit edit, ObservationPlan plan, VariableDefinition scope, RewriteContext context)
    {
        // return ObservationScope.Leave(task, scope);
        var result = context.Scope.LeaveWith(TypeFacts.Unmodified(plan.Method.ReturnType));
        foreach (var ret in edit.Body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ret).ToList())
        {
            new IlWriter(edit.Body).LoadLocal(scope).Call(result).InsertBefore(ret);
        }
    }

    private static MethodReference Replayed(TypeReference type, MethodShape shape, RewriteContext context) => shape == MethodShape.Sync
        ? context.Scope.Replayed(type)
        : context.Scope.Replayed("Replayed" + Bare(type).TrimStart('I'), type);

    private static string Bare(TypeReference type) => TypeFacts.Named(type)!.Name.Split('`')[0];

    private static bool Contains(ExceptionHandler handler, Instruction wanted)
    {
        for (var instruction = handler.HandlerStart; instruction is not null && !ReferenceEquals(instruction, handler.HandlerEnd); instruction = instruction.Next)
        {
            if (ReferenceEquals(instruction, wanted))
            {
                return true;
            }
        }

        return false;
    }
}
