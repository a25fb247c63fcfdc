namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>The places in an async method where its observation begins and ends.</summary>
/// <param name="KickOff">The method as written: makes the state machine and starts it.</param>
/// <param name="Machine">The local that holds the state machine in <paramref name="KickOff"/>.</param>
/// <param name="LoadMachine">Loads the address of that local for <paramref name="Start"/>.</param>
/// <param name="Start">Calls <c>builder.Start(ref machine)</c>.</param>
/// <param name="MoveNext">The body.</param>
/// <param name="SetResult">Calls <c>builder.SetResult</c>; null when the body never ends well.</param>
/// <param name="SetException">Calls <c>builder.SetException</c>.</param>
internal sealed record AsyncBody(
    MethodDefinition KickOff,
    VariableDefinition Machine,
    Instruction LoadMachine,
    Instruction Start,
    MethodDefinition MoveNext,
    Instruction? SetResult,
    Instruction SetException)
{
    /// <summary>Finds the places, or says in <paramref name="problem"/> what is not as the C# compiler writes it.</summary>
    public static AsyncBody? Find(MethodDefinition method, out string problem)
    {
        var machine = StateMachine.TypeOf(method);
        var moveNext = StateMachine.MoveNextOf(method);
        if (machine is null || moveNext is not { HasBody: true })
        {
            problem = "its state machine has no MoveNext";
            return null;
        }

        var starts = method.Body.Instructions.Where(instruction => IsStart(instruction, machine)).ToList();
        if (starts is not [{ } start] || Before(start) is not { } load || MachineVariable(load) is not { } variable)
        {
            problem = "it does not start its state machine with one call of Start";
            return null;
        }

        var results = moveNext.Body.Instructions.Where(instruction => IsOnBuilder(instruction, "SetResult")).ToList();
        var exceptions = moveNext.Body.Instructions.Where(instruction => IsOnBuilder(instruction, "SetException")).ToList();
        if (results.Count > 1 || exceptions.Count != 1)
        {
            problem = "its state machine does not end with one call of SetResult and one of SetException";
            return null;
        }

        problem = "";
        return new AsyncBody(method, variable, load, start, moveNext, results.FirstOrDefault(), exceptions[0]);
    }

    private static bool IsStart(Instruction instruction, TypeDefinition machine) =>
        instruction.Operand is GenericInstanceMethod { Name: "Start", GenericArguments: [{ } argument] }
        && argument.GetElementType().FullName == machine.FullName;

    private static VariableDefinition? MachineVariable(Instruction load) => load.OpCode.Code switch
    {
        Code.Ldloca or Code.Ldloca_S => (VariableDefinition)load.Operand,
        _ => null,
    };

    /// <summary><c>this.builder.SetResult(result)</c>: the builder is loaded one or two instructions before the call.</summary>
    private static bool IsOnBuilder(Instruction instruction, string name) =>
        instruction.Operand is MethodReference method && method.Name == name && method.Parameters.Count < 2
        && (LoadsBuilder(Before(instruction)) || LoadsBuilder(Before(Before(instruction))));

    /// <summary>The instruction before, leaving out those that do nothing: in methods of over 255 locals the C# compiler writes some after a load.</summary>
    private static Instruction? Before(Instruction? instruction)
    {
        do
        {
            instruction = instruction?.Previous;
        }
        while (instruction?.OpCode.Code == Code.Nop);
        return instruction;
    }

    // The names that the compilers of C# and Visual Basic give the field.
    private static bool LoadsBuilder(Instruction? instruction) => instruction?.Operand is FieldReference { Name: "<>t__builder" or "$Builder" };
}
