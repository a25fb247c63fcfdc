namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Names of types as C# writes them.</summary>
internal static class TypeNames
{
    /// <summary>The full name: <c>System.Linq.IQueryable&lt;Shop.Order&gt;</c>, <c>int*</c>.</summary>
    public static string Written(TypeReference type) => Written(type, isFull: true);

    /// <summary>The name without namespaces, as it is recorded: <c>IQueryable&lt;Order&gt;</c>.</summary>
    public static string Short(TypeReference type) => Written(type, isFull: false);

    /// <summary>The name of the type that the user wrote around a method: lambdas and local functions stand in generated ones.</summary>
    public static string WrittenOwner(MethodDefinition method)
    {
        var type = method.DeclaringType;
        while (type.DeclaringType is { } outer && type.Name.StartsWith("<", StringComparison.Ordinal))
        {
            type = outer;
        }

        return Written(type);
    }

    /// <summary>The name alone: <c>Cart</c>.</summary>
    public static string Simple(TypeReference type)
    {
        var tick = type.Name.IndexOf('`');
        return tick < 0 ? type.Name : type.Name.Substring(0, tick);
    }

    private static string Written(TypeReference type, bool isFull) => type switch
    {
        ByReferenceType reference => Written(reference.ElementType, isFull),
        RequiredModifierType modified => Written(modified.ElementType, isFull),
        OptionalModifierType modified => Written(modified.ElementType, isFull),
        ArrayType array => Written(array.ElementType, isFull) + "[" + new string(',', array.Rank - 1) + "]",
        PointerType pointer => Written(pointer.ElementType, isFull) + "*",
        FunctionPointerType => "delegate*",
        GenericInstanceType generic => Generic(generic, isFull),
        GenericParameter => type.Name,
        _ => Keyword(type) ?? Qualified(type, isFull),
    };

    private static string Qualified(TypeReference type, bool isFull) => type.DeclaringType is { } outer
        ? Qualified(outer, isFull) + "." + Simple(type)
        : isFull && type.Namespace.Length > 0 ? type.Namespace + "." + Simple(type) : Simple(type);

    private static string Generic(GenericInstanceType type, bool isFull)
    {
        var arguments = string.Join(", ", type.GenericArguments.Select(argument => Written(argument, isFull)));
        return type.ElementType.FullName == "System.Nullable`1" ? arguments + "?" : Qualified(type.ElementType, isFull) + "<" + arguments + ">";
    }

    private static string? Keyword(TypeReference type) => type.MetadataType switch
    {
        MetadataType.Boolean => "bool",
        MetadataType.Byte => "byte",
        MetadataType.SByte => "sbyte",
        MetadataType.Char => "char",
        MetadataType.Int16 => "short",
        MetadataType.UInt16 => "ushort",
        MetadataType.Int32 => "int",
        MetadataType.UInt32 => "uint",
        MetadataType.Int64 => "long",
        MetadataType.UInt64 => "ulong",
        MetadataType.Single => "float",
        MetadataType.Double => "double",
        MetadataType.String => "string",
        MetadataType.Object => "object",
        MetadataType.Void => "void",
        _ => null,
    };
}
