namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>The places in an asynchronous iterator where its body gives an item to the consumer.</summary>
/// <param name="MoveNext">The body.</param>
/// <param name="Yields">Each tells the consumer's step that there is an item: <c>promise.SetResult(true)</c>.</param>
internal sealed record AsyncIteratorBody(MethodDefinition MoveNext, IReadOnlyList<Instruction> Yields)
{
    /// <summary>Null when the method is no asynchronous iterator, or never yields.</summary>
    public static AsyncIteratorBody? Find(MethodDefinition method)
    {
        if (StateMachine.AttributeOf(method)?.AttributeType.Name != "AsyncIteratorStateMachineAttribute" || StateMachine.MoveNextOf(method) is not { HasBody: true } moveNext)
        {
            return null;
        }

        var yields = moveNext.Body.Instructions.Where(IsYield).ToList();
        return yields.Count == 0 ? null : new AsyncIteratorBody(moveNext, yields);
    }

    private static bool IsYield(Instruction instruction) => instruction is
    {
        Operand: MethodReference
        {
            Name: "SetResult",
            DeclaringType: GenericInstanceType { ElementType: { Namespace: "System.Threading.Tasks.Sources", Name: "ManualResetValueTaskSourceCore`1" } },
        },
        Previous: { } given,
    } && IsTrue(given);

    private static bool IsTrue(Instruction load) => load.OpCode.Code == Code.Ldc_I4_1 || (load.OpCode.Code == Code.Ldc_I4 && load.Operand is 1);
}
