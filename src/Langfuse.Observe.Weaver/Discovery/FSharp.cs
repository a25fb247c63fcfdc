namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>What the F# compiler leaves behind.</summary>
internal static class FSharp
{
    /// <summary>Whether it made the assembly: it says which version of its metadata it wrote.</summary>
    public static bool Made(ModuleDefinition module) => module.Assembly.HasCustomAttributes
        && module.Assembly.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "Microsoft.FSharp.Core.FSharpInterfaceDataVersionAttribute");

    /// <summary>Whether it optimised, and so inlined what is small.</summary>
    public static bool IsOptimised(ModuleDefinition module)
    {
        const int DisableOptimizations = 0x100;
        var debuggable = module.Assembly.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == "System.Diagnostics.DebuggableAttribute");
        return debuggable?.ConstructorArguments is not [{ Value: int modes }] || (modes & DisableOptimizations) == 0;
    }

    /// <summary>Whether the type is that of an <c>async { }</c>.</summary>
    public static bool IsAsync(TypeReference type) => TypeFacts.Named(type)?.FullName == "Microsoft.FSharp.Control.FSharpAsync`1";

    /// <summary>Whether the method gives back a <c>seq { }</c>, or what a function of the module Seq made of one.</summary>
    public static bool MakesSequence(MethodDefinition method) =>
        TypeFacts.Named(method.ReturnType)?.FullName == "System.Collections.Generic.IEnumerable`1"
        && method.Body.Instructions.Any(MakesSequence);

    private static bool MakesSequence(Instruction instruction) => instruction.Operand is MethodReference method && (instruction.OpCode.Code == Code.Newobj
        ? TypeFacts.Named(method.DeclaringType)?.Resolve()?.BaseType is { } parent && TypeFacts.Named(parent)?.Name == "GeneratedSequenceBase`1"
        : method.DeclaringType.FullName == "Microsoft.FSharp.Collections.SeqModule" && TypeFacts.Named(method.ReturnType)?.Name == "IEnumerable`1"
            && method.Name is not ("Cache" or "OfList" or "OfArray"));
}
