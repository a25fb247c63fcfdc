namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>Which methods wider settings mean.</summary>
internal static class MethodKinds
{
    /// <summary>What <c>[Observe]</c> on a type or assembly means: a public or internal method with a body, written as a method.</summary>
    public static bool IsOrdinary(MethodDefinition method) =>
        method.HasBody && method is { IsPublic: true } or { IsAssembly: true } or { IsFamilyOrAssembly: true }
        && !method.IsSpecialName && !method.IsConstructor && IsWritten(method) && !IsObjectOverride(method);

    /// <summary>What LangfuseObserveWeaveAll means: everything that can be observed, lambdas and accessors too.</summary>
    public static bool IsWeavable(MethodDefinition method) => method.HasBody && !method.IsConstructor && !IsFinaliser(method);

    /// <summary>Written by the user as a member of its own: no constructor, no lambda or local function, nothing that the compiler made.</summary>
    public static bool IsWritten(MethodDefinition method) =>
        !method.IsConstructor && !method.Name.StartsWith("<", StringComparison.Ordinal) && !IsCompilerGenerated(method);

    public static bool IsFinaliser(MethodDefinition method) =>
        method is { Name: "Finalize", IsVirtual: true, IsNewSlot: false, HasParameters: false } && method.ReturnType.MetadataType == MetadataType.Void;

    /// <summary><c>ToString</c>, <c>Equals</c> and <c>GetHashCode</c> run wherever a value is looked at; nobody means them by "the methods of this type".</summary>
    private static bool IsObjectOverride(MethodDefinition method) => method.IsVirtual && !method.IsNewSlot && method.Name switch
    {
        "ToString" or "GetHashCode" => !method.HasParameters,
        "Equals" => method.Parameters is [{ ParameterType.MetadataType: MetadataType.Object }],
        _ => false,
    };

    private static bool IsCompilerGenerated(MethodDefinition method) => method.HasCustomAttributes
        && method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.CompilerGeneratedAttribute");
}
