namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>The types that the compiler makes for a C# 14 extension block.</summary>
/// <remarks>A block is a special-name nested type whose members are skeletons without a real body; the code is in static methods of the class
/// around it. Attributes of methods stand on both, those of properties only on the skeleton.</remarks>
internal static class ExtensionBlock
{
    public static bool IsSkeleton(TypeDefinition type) =>
        type.IsNested && type.IsSpecialName && type.Name.StartsWith("<", StringComparison.Ordinal)
        && (type.Name.StartsWith("<G>$", StringComparison.Ordinal) || type.Name.StartsWith("<M>$", StringComparison.Ordinal)
            || type.Name.StartsWith("<Extension>$", StringComparison.Ordinal));

    /// <summary>Whether the class has extension blocks.</summary>
    public static bool StandsIn(TypeDefinition type) => type.HasNestedTypes && type.NestedTypes.Any(IsSkeleton);

    /// <summary>The methods that implement the accessors of extension properties, with the property that carries their name and attributes.</summary>
    public static IEnumerable<(MethodDefinition Implementation, PropertyDefinition Property)> Accessors(TypeDefinition type)
    {
        foreach (var block in type.HasNestedTypes ? type.NestedTypes.Where(IsSkeleton) : [])
        {
            foreach (var property in block.Properties)
            {
                foreach (var skeleton in new[] { property.GetMethod, property.SetMethod })
                {
                    if (skeleton is not null && ImplementationOf(skeleton, block, type) is { } implementation)
                    {
                        yield return (implementation, property);
                    }
                }
            }
        }
    }

    private static MethodDefinition? ImplementationOf(MethodDefinition skeleton, TypeDefinition block, TypeDefinition type)
    {
        var count = skeleton.Parameters.Count + (skeleton.IsStatic ? 0 : 1);
        var candidates = type.Methods
            .Where(method => method.IsStatic && method.Name == skeleton.Name && method.Parameters.Count == count).ToList();
        if (candidates.Count < 2 || skeleton.IsStatic)
        {
            return candidates.FirstOrDefault();
        }

        var receiver = ReceiverOf(block);
        return candidates.FirstOrDefault(method => method.Parameters[0].ParameterType.FullName == receiver);
    }

    /// <summary>The type that the block extends: the parameter of the marker method in one of its nested types.</summary>
    private static string? ReceiverOf(TypeDefinition block) => block.NestedTypes
        .SelectMany(marker => marker.Methods).FirstOrDefault(method => method.Name == "<Extension>$" && method.HasParameters)
        ?.Parameters[0].ParameterType.FullName;
}
