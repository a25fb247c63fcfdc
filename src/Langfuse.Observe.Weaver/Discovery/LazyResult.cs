namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Whether a method that is no iterator gives back a sequence whose work has yet to begin: a query, or what an iterator makes.</summary>
internal static class LazyResult
{
    // From a local to what was put into it, from a method to the one that it calls.
    private const int Deepest = 8;

    private static readonly string[] s_sequences =
    [
        "System.Collections.IEnumerable", "System.Collections.IEnumerator", "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IEnumerator`1",
        "System.Linq.IOrderedEnumerable`1",
    ];

    /// <summary>What makes the sequence; null when nothing of the kind is found.</summary>
    public static string? MakerOf(MethodDefinition method) => MakerOf(method, Deepest);

    private static string? MakerOf(MethodDefinition method, int depth)
    {
        if (!IsSequence(Result(method)))
        {
            return null;
        }

        var body = MethodShapes.Of(method) == MethodShape.Async ? StateMachine.MoveNextOf(method)!.Body : method.Body;
        return Exits(method).Select(exit => Maker(exit.Previous, body, depth)).FirstOrDefault(maker => maker is not null);
    }

    /// <summary>The type of what the method gives back, or of what its task gives; null when its result is followed, or there is none.</summary>
    private static TypeReference? Result(MethodDefinition method)
    {
        var result = TypeFacts.Unmodified(method.ReturnType);
        return MethodShapes.Of(method) switch
        {
            MethodShape.Sync when !MethodShapes.IsRuntimeAsync(method) => result,
            MethodShape.Sync or MethodShape.Task or MethodShape.Async => result is GenericInstanceType { GenericArguments: [{ } awaited] } ? awaited : null,
            _ => null,
        };
    }

    private static bool IsSequence(TypeReference? type) =>
        type is not null && TypeFacts.Named(type) is { } named && s_sequences.Contains(named.FullName, StringComparer.Ordinal);

    /// <summary>The instructions that take the result from the stack.</summary>
    private static IEnumerable<Instruction> Exits(MethodDefinition method) => MethodShapes.Of(method) == MethodShape.Async
        ? AsyncBody.Find(method, out _) is { SetResult: { } setResult } ? [setResult] : []
        : method.Body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ret);

    /// <summary>What makes the sequence that an instruction leaves on the stack.</summary>
    private static string? Maker(Instruction? load, MethodBody body, int depth) => load switch
    {
        null => null,
        _ when depth == 0 => null,
        { OpCode.Code: Code.Nop or Code.Castclass or Code.Dup } => Maker(load.Previous, body, depth),
        { Operand: MethodReference called, OpCode.FlowControl: FlowControl.Call } => Maker(called, load, body, depth),
        { OpCode.Code: Code.Ldfld, Operand: FieldReference field } => Stored(body, store => store.OpCode.Code == Code.Stfld && ((FieldReference)store.Operand).FullName == field.FullName, depth),
        _ when Local(load, body, Code.Ldloc_0, Code.Ldloc, Code.Ldloc_S) is { } local =>
            Stored(body, store => Local(store, body, Code.Stloc_0, Code.Stloc, Code.Stloc_S) == local, depth),
        _ => null,
    };

    private static string? Stored(MethodBody body, Func<Instruction, bool> isStore, int depth) =>
        body.Instructions.Where(isStore).Select(store => Maker(store.Previous, body, depth - 1)).FirstOrDefault(maker => maker is not null);

    private static string? Maker(MethodReference called, Instruction call, MethodBody body, int depth)
    {
        if (GivesWhatItTakes(called))
        {
            return Maker(call.Previous, body, depth - 1);
        }

        return !IsSequence(called.ReturnType) ? null
            : IsOfThePlatform(called) ? called.DeclaringType.Name + "." + called.Name
            : called.GetElementMethod() is var element && (element as MethodDefinition ?? (element.DeclaringType.Scope == body.Method.Module ? element.Resolve() : null)) is { HasBody: true } own
                ? MethodShapes.Of(own) == MethodShape.Iterator ? MemberNames.Full(own) : MakerOf(own, depth - 1)
                : null;
    }

    private static bool GivesWhatItTakes(MethodReference called) => called.DeclaringType.GetElementType().FullName switch
    {
        "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => called.Name == "FromResult",
        "System.Threading.Tasks.ValueTask`1" => called.Name == ".ctor",
        "System.Linq.Enumerable" => called.Name == "AsEnumerable",
        _ => false,
    };

    private static bool IsOfThePlatform(MethodReference called) => called.DeclaringType.FullName switch
    {
        // What these three give is data already.
        "System.Linq.Enumerable" => called.Name is not ("Empty" or "Range" or "Repeat"),
        "System.IO.File" => called.Name == "ReadLines",
        "System.IO.Directory" or "System.IO.DirectoryInfo" => called.Name.StartsWith("Enumerate", StringComparison.Ordinal),
        _ => false,
    };

    private static VariableDefinition? Local(Instruction instruction, MethodBody body, Code first, Code any, Code near)
    {
        var code = instruction.OpCode.Code;
        return code >= first && code <= first + 3 ? body.Variables[code - first] : code == any || code == near ? instruction.Operand as VariableDefinition : null;
    }
}
