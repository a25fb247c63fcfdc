namespace Langfuse.Observe.Weaver.IL;

/// <summary>Members of the base class library that emitted code uses.</summary>
internal sealed class WellKnownMembers
{
    private readonly ModuleDefinition _module;

    public WellKnownMembers(ModuleDefinition module)
    {
        _module = module;
        Type = Reference("System", "Type");
        TypeFromHandle = new MethodReference("GetTypeFromHandle", Type, Type)
        {
            Parameters = { new ParameterDefinition(Reference("System", "RuntimeTypeHandle", isValueType: true)) },
        };
        CompilerGenerated = new MethodReference(
            ".ctor", module.TypeSystem.Void, Reference("System.Runtime.CompilerServices", "CompilerGeneratedAttribute")) { HasThis = true };
    }

    public TypeReference Type { get; }

    public MethodReference TypeFromHandle { get; }

    /// <summary>The constructor of <c>CompilerGeneratedAttribute</c>.</summary>
    public MethodReference CompilerGenerated { get; }

    /// <summary>The conversion of <c>Span&lt;T&gt;</c> to <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    public MethodReference ToReadOnlySpan(GenericInstanceType span)
    {
        var open = span.ElementType;
        var parameter = open.GenericParameters[0];
        var readOnly = new GenericInstanceType(Reference("System", "ReadOnlySpan`1", isValueType: true)) { GenericArguments = { parameter } };
        var self = new GenericInstanceType(open) { GenericArguments = { parameter } };
        return new MethodReference("op_Implicit", readOnly, span) { Parameters = { new ParameterDefinition(self) } };
    }

    private TypeReference Reference(string @namespace, string name, bool isValueType = false) =>
        new(@namespace, name, _module, _module.TypeSystem.CoreLibrary, isValueType);
}
