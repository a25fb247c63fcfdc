namespace Langfuse.Observe.Weaver.Validation;

/// <summary>Tail calls, which F# writes: the caller's stack frame is gone before the callee runs.</summary>
internal static class TailCalls
{
    /// <summary>The method by whose tail call this one comes back to itself; null when none does. A tail call to elsewhere becomes an ordinary one
    /// in an observed method, which costs a frame; one in a circle would cost a frame in each round.</summary>
    public static MethodDefinition? BackTo(MethodDefinition method)
    {
        foreach (var first in Of(method))
        {
            if (Leads(first, method))
            {
                return first;
            }
        }

        return null;
    }

    public static bool In(MethodDefinition method) => method.HasBody && method.Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Tail);

    private static bool Leads(MethodDefinition from, MethodDefinition to)
    {
        var seen = new HashSet<MethodDefinition>();
        var open = new Stack<MethodDefinition>([from]);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next == to)
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (var called in Of(next))
                {
                    open.Push(called);
                }
            }
        }

        return false;
    }

    private static IEnumerable<MethodDefinition> Of(MethodDefinition method) => !method.HasBody ? [] :
        from instruction in method.Body.Instructions
        where instruction.OpCode.Code == Code.Tail && instruction.Next?.Operand is MethodReference
        let called = ((MethodReference)instruction.Next.Operand).GetElementMethod()
        let definition = called as MethodDefinition ?? (called.DeclaringType.Scope == method.Module ? called.Resolve() : null)
        where definition is not null
        select definition;
}
