namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Tells the shape of a method from what the compiler left behind.</summary>
internal static class MethodShapes
{
    /// <summary><c>MethodImplOptions.Async</c>, which netstandard2.0 has no name for.</summary>
    private const MethodImplAttributes RuntimeAsync = (MethodImplAttributes)0x2000;

    public static MethodShape Of(MethodDefinition method)
    {
        if (IsRuntimeAsync(method))
        {
            return MethodShape.Sync;
        }

        if (StateMachine.AttributeOf(method) is { } attribute)
        {
            return attribute.AttributeType.Name switch
            {
                "AsyncStateMachineAttribute" => MethodShape.Async,
                "IteratorStateMachineAttribute" => MethodShape.Iterator,
                _ => MethodShape.AsyncStream,
            };
        }

        return TypeFacts.Named(method.ReturnType)?.FullName switch
        {
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1"
                or "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.ValueTask`1" => MethodShape.Task,
            "System.Collections.Generic.IAsyncEnumerable`1" or "System.Collections.Generic.IAsyncEnumerator`1" => MethodShape.AsyncStream,
            _ => MethodShape.Sync,
        };
    }

    public static bool IsRuntimeAsync(MethodDefinition method) => (method.ImplAttributes & RuntimeAsync) != 0;

    /// <summary>What the body leaves on the stack: for a runtime-async method the task's result, else the declared type.</summary>
    public static TypeReference BodyResult(MethodDefinition method)
    {
        if (!IsRuntimeAsync(method))
        {
            return method.ReturnType;
        }

        return method.ReturnType is GenericInstanceType task ? task.GenericArguments[0] : method.Module.TypeSystem.Void;
    }
}
