using Langfuse.Observe.Weaver.IL;

namespace Langfuse.Observe.Weaver.Rewriting;

/// <summary>Exception filters that the user wrote. They run before what failed below has unwound, so that the failed callee is still current
/// there; what is current in them is made that of the method they stand in.</summary>
internal static class Filters
{
    /// <param name="loadScope">Loads the observation of the method.</param>
    public static void Surround(BodyEdit edit, RewriteContext context, Action<IlWriter> loadScope)
    {
        foreach (var handler in edit.Body.ExceptionHandlers.Where(handler => handler.HandlerType == ExceptionHandlerType.Filter).ToList())
        {
            var before = new VariableDefinition(edit.Body.Method.Module.TypeSystem.Object);
            edit.Body.Variables.Add(before);

            // var before = ObservationScope.EnterFilter(scope);
            var enter = new IlWriter(edit.Body);
            loadScope(enter);
            Displace(edit.Body, handler.FilterStart, enter.Call(context.Scope.EnterFilter).StoreLocal(before));

            // ObservationScope.LeaveFilter(before);
            foreach (var end in Ends(handler))
            {
                Displace(edit.Body, end, new IlWriter(edit.Body).LoadLocal(before).Call(context.Scope.LeaveFilter));
            }
        }
    }

    private static List<Instruction> Ends(ExceptionHandler handler)
    {
        var ends = new List<Instruction>();
        for (var instruction = handler.FilterStart; !ReferenceEquals(instruction, handler.HandlerStart); instruction = instruction.Next)
        {
            if (instruction.OpCode.Code == Code.Endfilter)
            {
                ends.Add(instruction);
            }
        }

        return ends;
    }

    /// <summary>Writes before an instruction, in its place, so that the branches, blocks and lines that begin there begin with what is written.</summary>
    private static void Displace(MethodBody body, Instruction place, IlWriter writer)
    {
        var moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (place.OpCode, place.Operand);
        (place.OpCode, place.Operand) = (OpCodes.Nop, null);
        writer.Mark(moved).InsertAfter(place);
    }
}
