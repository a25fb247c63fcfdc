namespace Langfuse.Observe.Weaver.IL;

/// <summary>Puts a whole body into a block that sees every exception pass, and gathers its returns in one place.</summary>
internal sealed class ProtectedBody
{
    private readonly BodyEdit _edit;
    private readonly Instruction _end = Instruction.Create(OpCodes.Nop);

    public ProtectedBody(BodyEdit edit, TypeReference resultType)
    {
        _edit = edit;
        if (resultType.MetadataType != MetadataType.Void)
        {
            Result = ReturnedLocal(edit.Body, resultType) ?? NewLocal(edit.Body, resultType);
        }
    }

    /// <summary>Holds what the body returns; null when it returns nothing.</summary>
    public VariableDefinition? Result { get; }

    /// <summary>Each <c>return value;</c> becomes <c>result = value; goto end;</c>.</summary>
    public void GatherReturns()
    {
        var instructions = _edit.Body.Instructions;
        for (var index = 0; index < instructions.Count; index++)
        {
            var instruction = instructions[index];
            if (instruction.OpCode.Code == Code.Tail)
            {
                instruction.OpCode = OpCodes.Nop;
            }
            else if (instruction.OpCode.Code == Code.Ret)
            {
                Gather(instruction, index);
            }
        }
    }

    /// <summary>
    /// <c>try { body } filter (see(exception)) { } fault { finish }</c>: a filter that records and declines is three times cheaper per
    /// frame than catch and rethrow, and the exception keeps its throw point.
    /// </summary>
    /// <param name="see">Takes the exception from the stack and leaves whether it is accepted.</param>
    /// <param name="answer">Where the filter accepts: gives <see cref="Result"/> a value.</param>
    /// <param name="finish">Runs while the exception unwinds.</param>
    public void Protect(Action<IlWriter> see, Action<IlWriter> answer, Action<IlWriter> finish)
    {
        var body = _edit.Body;
        var tryStart = body.Instructions[0];
        var filter = Write(see, writer => writer.EndFilter());

        var handler = Write(writer => writer.Pop(), answer, writer => writer.Leave(_end));
        var fault = Write(finish, writer => writer.EndFinally());

        CloseOpenHandlers(filter);
        body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Filter)
        {
            TryStart = tryStart, TryEnd = filter, FilterStart = filter, HandlerStart = handler, HandlerEnd = fault,
        });
        body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Fault)
        {
            TryStart = tryStart, TryEnd = fault, HandlerStart = fault, HandlerEnd = _end,
        });
    }

    /// <summary>Where the gathered returns go; <paramref name="write"/> writes what follows there.</summary>
    /// <returns>The first instruction there.</returns>
    public Instruction End(Action<IlWriter> write)
    {
        CloseOpenHandlers(_end);
        return Write(writer => writer.Mark(_end), write);
    }

    /// <summary>The local that the compiler gathered the results in already, as it does in Debug: another would only make each frame larger.</summary>
    private static VariableDefinition? ReturnedLocal(MethodBody body, TypeReference type)
    {
        var returns = body.Instructions.Where(instruction => instruction.OpCode.Code == Code.Ret).ToList();
        return returns is [{ Previous: { OpCode.Code: Code.Ldloc, Operand: VariableDefinition local } }] && local.VariableType.FullName == type.FullName
            && !IsTarget(body, returns[0]) ? local : null;
    }

    private static VariableDefinition NewLocal(MethodBody body, TypeReference type)
    {
        var local = new VariableDefinition(type);
        body.Variables.Add(local);
        return local;
    }

    private static bool IsTarget(MethodBody body, Instruction instruction) =>
        body.Instructions.Any(other => ReferenceEquals(other.Operand, instruction) || (other.Operand is Instruction[] targets && targets.Contains(instruction)))
        || body.ExceptionHandlers.Any(handler => ReferenceEquals(handler.HandlerEnd, instruction) || ReferenceEquals(handler.TryEnd, instruction));

    private void Gather(Instruction ret, int index)
    {
        // In place, so that branches and lines that point at the return still do.
        if (Result is null)
        {
            (ret.OpCode, ret.Operand) = (OpCodes.Leave, _end);
            return;
        }

        if (ret.Previous is { OpCode.Code: Code.Ldloc } load && ReferenceEquals(load.Operand, Result))
        {
            (load.OpCode, load.Operand) = (OpCodes.Nop, null);
            (ret.OpCode, ret.Operand) = (OpCodes.Leave, _end);
            return;
        }

        (ret.OpCode, ret.Operand) = (OpCodes.Stloc, Result);
        _edit.Body.Instructions.Insert(index + 1, Instruction.Create(OpCodes.Leave, _end));
    }

    /// <summary>A handler at the very end of the body is open; it ends where the appended instructions begin.</summary>
    private void CloseOpenHandlers(Instruction end)
    {
        foreach (var handler in _edit.Body.ExceptionHandlers)
        {
            handler.HandlerEnd ??= end;
        }
    }

    private Instruction Write(params Action<IlWriter>[] writes)
    {
        var writer = new IlWriter(_edit.Body);
        foreach (var write in writes)
        {
            write(writer);
        }

        writer.Append();
        return writer.First;
    }
}
