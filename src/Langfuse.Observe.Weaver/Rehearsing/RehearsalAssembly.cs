namespace Langfuse.Observe.Weaver.Rehearsing;

/// <summary>An assembly with one observed method and one that is not, each with a generic local and with symbols.</summary>
internal static class RehearsalAssembly
{
    public static void Write(string path)
    {
        using var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Rehearsal", new Version(1, 0)), "Rehearsal.dll", ModuleKind.Dll);
        var module = assembly.MainModule;
        var library = new AssemblyNameReference("Langfuse.Observe", new Version(1, 0));
        module.AssemblyReferences.Add(library);
        var observe = new MethodReference(".ctor", module.TypeSystem.Void, new TypeReference("Langfuse.Observe", "ObserveAttribute", module, library)) { HasThis = true };

        var type = new TypeDefinition("", "Rehearsal", TypeAttributes.Class | TypeAttributes.Public, module.TypeSystem.Object);
        module.Types.Add(type);
        var document = new Document("Rehearsal.cs");
        type.Methods.Add(Method("Observed", module, document));
        type.Methods.Add(Method("Plain", module, document));
        type.Methods[0].CustomAttributes.Add(new CustomAttribute(observe));
        assembly.Write(path, new WriterParameters { WriteSymbols = true, SymbolWriterProvider = new PortablePdbWriterProvider() });
    }

    // static int Name(int x, string text) { var list = new List<int>(); list.Add(x); return x; }
    private static MethodDefinition Method(string name, ModuleDefinition module, Document document)
    {
        var types = module.TypeSystem;
        var open = new TypeReference("System.Collections.Generic", "List`1", module, types.CoreLibrary);
        open.GenericParameters.Add(new GenericParameter("T", open));
        var list = new GenericInstanceType(open) { GenericArguments = { types.Int32 } };
        var method = new MethodDefinition(name, MethodAttributes.Static | MethodAttributes.Public, types.Int32)
        {
            Parameters = { new ParameterDefinition("x", ParameterAttributes.None, types.Int32), new ParameterDefinition("text", ParameterAttributes.None, types.String) },
            Body = { InitLocals = true, Variables = { new VariableDefinition(list) } },
        };
        var il = method.Body.GetILProcessor();
        il.Emit(OpCodes.Newobj, new MethodReference(".ctor", types.Void, list) { HasThis = true });
        il.Emit(OpCodes.Stloc_0);
        il.Emit(OpCodes.Ldloc_0);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Callvirt, new MethodReference("Add", types.Void, list) { HasThis = true, Parameters = { new ParameterDefinition(open.GenericParameters[0]) } });
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ret);

        var instructions = method.Body.Instructions;
        var symbols = method.DebugInformation;
        symbols.SequencePoints.Add(new SequencePoint(instructions[0], document) { StartLine = 1, StartColumn = 1, EndLine = 1, EndColumn = 9 });
        symbols.Scope = new ScopeDebugInformation(instructions[0], instructions[instructions.Count - 1])
        {
            Variables = { new VariableDebugInformation(method.Body.Variables[0], "list") },
        };
        return method;
    }
}
