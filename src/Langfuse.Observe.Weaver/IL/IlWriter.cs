namespace Langfuse.Observe.Weaver.IL;

/// <summary>Writes a run of instructions and puts it into a body in one go.</summary>
internal sealed class IlWriter(MethodBody body)
{
    private readonly List<Instruction> _written = [];

    /// <summary>The first instruction written so far.</summary>
    public Instruction First => _written[0];

    /// <summary>The next instruction to be written is kept as a place to jump to or to bound a block with.</summary>
    public IlWriter Mark(Instruction label)
    {
        _written.Add(label);
        return this;
    }

    public IlWriter Call(MethodReference method) => Add(Instruction.Create(OpCodes.Call, method));

    public IlWriter New(MethodReference constructor) => Add(Instruction.Create(OpCodes.Newobj, constructor));

    public IlWriter LoadThis() => Add(Instruction.Create(OpCodes.Ldarg_0));

    public IlWriter LoadArgument(ParameterDefinition parameter) => Add(Instruction.Create(OpCodes.Ldarg, parameter));

    public IlWriter LoadLocal(VariableDefinition variable) => Add(Instruction.Create(OpCodes.Ldloc, variable));

    public IlWriter LoadLocalAddress(VariableDefinition variable) => Add(Instruction.Create(OpCodes.Ldloca, variable));

    public IlWriter StoreLocal(VariableDefinition variable) => Add(Instruction.Create(OpCodes.Stloc, variable));

    public IlWriter LoadField(FieldReference field) => Add(Instruction.Create(OpCodes.Ldfld, field));

    public IlWriter LoadFieldAddress(FieldReference field) => Add(Instruction.Create(OpCodes.Ldflda, field));

    public IlWriter StoreField(FieldReference field) => Add(Instruction.Create(OpCodes.Stfld, field));

    public IlWriter LoadStaticField(FieldReference field) => Add(Instruction.Create(OpCodes.Ldsfld, field));

    public IlWriter StoreStaticField(FieldReference field) => Add(Instruction.Create(OpCodes.Stsfld, field));

    public IlWriter LoadString(string text) => Add(Instruction.Create(OpCodes.Ldstr, text));

    public IlWriter LoadInt(int number) => Add(Instruction.Create(OpCodes.Ldc_I4, number));

    public IlWriter LoadDouble(double number) => Add(Instruction.Create(OpCodes.Ldc_R8, number));

    public IlWriter LoadToken(TypeReference type) => Add(Instruction.Create(OpCodes.Ldtoken, type));

    public IlWriter LoadNull() => Add(Instruction.Create(OpCodes.Ldnull));

    public IlWriter Duplicate() => Add(Instruction.Create(OpCodes.Dup));

    public IlWriter Pop() => Add(Instruction.Create(OpCodes.Pop));

    public IlWriter Leave(Instruction target) => Add(Instruction.Create(OpCodes.Leave, target));

    public IlWriter EndFilter() => Add(Instruction.Create(OpCodes.Endfilter));

    public IlWriter EndFinally() => Add(Instruction.Create(OpCodes.Endfinally));

    public IlWriter Return() => Add(Instruction.Create(OpCodes.Ret));

    public void InsertBefore(Instruction target) => Insert(body.Instructions.IndexOf(target));

    public void InsertAfter(Instruction target) => Insert(body.Instructions.IndexOf(target) + 1);

    public void InsertAtStart() => Insert(0);

    public void Append() => Insert(body.Instructions.Count);

    private IlWriter Add(Instruction instruction)
    {
        _written.Add(instruction);
        return this;
    }

    private void Insert(int index)
    {
        foreach (var instruction in _written)
        {
            body.Instructions.Insert(index++, instruction);
        }
    }
}
