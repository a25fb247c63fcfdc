namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Names of members as the user wrote them.</summary>
internal static class MemberNames
{
    /// <summary>The observation's name: the method's as written, a property's for its accessors, <c>Outer.lambda</c> for a lambda.</summary>
    public static string Short(MethodDefinition method)
    {
        var name = method.Name;
        if (name.StartsWith("<", StringComparison.Ordinal))
        {
            return OfGenerated(name);
        }

        name = AfterLast(name, '.');
        if (!method.IsSpecialName)
        {
            // What implements an operator of an extension block has its name and not its mark.
            return method.IsStatic && ExtensionBlock.StandsIn(method.DeclaringType) ? OperatorNames.Written(name) : name;
        }

        return name switch
        {
            _ when name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) => name.Substring(4),
            _ when name.StartsWith("add_", StringComparison.Ordinal) => name.Substring(4),
            _ when name.StartsWith("remove_", StringComparison.Ordinal) => name.Substring(7),
            _ => OperatorNames.Written(name),
        };
    }

    /// <summary>The name in messages: <c>Shop.Cart.Pay</c>.</summary>
    public static string Full(MethodDefinition method) => TypeNames.WrittenOwner(method) + "." + method.Name switch
    {
        ".ctor" or ".cctor" => TypeNames.Simple(method.DeclaringType),
        "Finalize" when MethodKinds.IsFinaliser(method) => "~" + TypeNames.Simple(method.DeclaringType),
        _ => Short(method),
    };

    /// <summary>The name in the build report, with parameter types: <c>Shop.Cart.Pay(string, int)</c>.</summary>
    public static string Signature(MethodDefinition method) =>
        Full(method) + "(" + string.Join(", ", method.Parameters.Select(parameter => TypeNames.Written(parameter.ParameterType))) + ")";

    /// <summary>The compiler writes <c>&lt;Outer&gt;g__Local|0_1</c> for a local function and <c>&lt;Outer&gt;b__0_1</c> for a lambda.</summary>
    private static string OfGenerated(string name)
    {
        var close = name.LastIndexOf('>');
        var kind = name.Substring(close + 1);
        if (kind.StartsWith("g__", StringComparison.Ordinal))
        {
            var bar = kind.IndexOf('|');
            return bar < 0 ? kind.Substring(3) : kind.Substring(3, bar - 3);
        }

        var outer = name.Substring(1, name.IndexOf('>') - 1).TrimStart('<').TrimEnd('$');
        return kind.StartsWith("b__", StringComparison.Ordinal) ? AfterLast(outer, '.') + ".lambda" : outer;
    }

    private static string AfterLast(string name, char separator) => name.Substring(name.LastIndexOf(separator) + 1);
}
