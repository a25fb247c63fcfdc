using Langfuse.Observe.Weaver.Rewriting;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Default values of parameters whose type is a type parameter: those of the delegate types that the compiler makes for lambdas.</summary>
/// <remarks>Cecil takes the type of a constant from its parameter, and writes null where that is a type parameter. So each gets a literal field of its own
/// type, which Cecil writes right, and its row in the image is made a copy of that one's.</remarks>
internal sealed class DelegateDefaults
{
    private const string GeneratedDelegate = "<>f__AnonymousDelegate";

    private readonly List<(ParameterDefinition Parameter, FieldDefinition Field)> _pairs = [];

    private DelegateDefaults()
    {
    }

    /// <summary>Adds the fields.</summary>
    public static DelegateDefaults In(ModuleDefinition module)
    {
        var defaults = new DelegateDefaults();
        var parameters = module.Types.Where(type => type.Name.StartsWith(GeneratedDelegate, StringComparison.Ordinal)).SelectMany(type => type.Methods)
            .SelectMany(method => method.Parameters).Where(parameter => parameter is { HasConstant: true, Constant: not null, ParameterType.IsGenericParameter: true });
        foreach (var parameter in parameters)
        {
            defaults.Add(parameter, module);
        }

        if (defaults._pairs.Count > 0)
        {
            defaults.AddFields(module);
        }

        return defaults;
    }

    /// <summary>Mends the rows.</summary>
    public void Mend(byte[] image)
    {
        if (_pairs.Count == 0)
        {
            return;
        }

        var table = new ConstantTable(image);
        foreach (var (parameter, field) in _pairs)
        {
            table.Copy(field.MetadataToken.ToInt32() & 0xffffff, parameter.MetadataToken.ToInt32() & 0xffffff);
        }
    }

    private void Add(ParameterDefinition parameter, ModuleDefinition module)
    {
        var type = parameter.Constant is string ? module.TypeSystem.String : Type(System.Type.GetTypeCode(parameter.Constant.GetType()), module.TypeSystem);
        const FieldAttributes Literal = FieldAttributes.Private | FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasDefault;
        _pairs.Add((parameter, new FieldDefinition("c" + _pairs.Count, Literal, type) { Constant = parameter.Constant }));
    }

    private void AddFields(ModuleDefinition module)
    {
        var holder = new TypeDefinition(
            "", EmittedNames.Constants, TypeAttributes.Class | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        foreach (var (_, field) in _pairs)
        {
            holder.Fields.Add(field);
        }

        module.Types.Add(holder);
    }

    private static TypeReference Type(TypeCode code, TypeSystem types) => code switch
    {
        TypeCode.Boolean => types.Boolean,
        TypeCode.Char => types.Char,
        TypeCode.SByte => types.SByte,
        TypeCode.Byte => types.Byte,
        TypeCode.Int16 => types.Int16,
        TypeCode.UInt16 => types.UInt16,
        TypeCode.Int32 => types.Int32,
        TypeCode.UInt32 => types.UInt32,
        TypeCode.Int64 => types.Int64,
        TypeCode.UInt64 => types.UInt64,
        TypeCode.Single => types.Single,
        _ => types.Double,
    };
}
