namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>The type that the compiler made out of the body of an async method or iterator.</summary>
internal static class StateMachine
{
    private const string Namespace = "System.Runtime.CompilerServices";

    public static CustomAttribute? AttributeOf(MethodDefinition method) => !method.HasCustomAttributes
        ? null
        : method.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType is
        {
            Namespace: Namespace,
            Name: "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute",
        });

    public static TypeDefinition? TypeOf(MethodDefinition method) =>
        AttributeOf(method) is { ConstructorArguments: [{ Value: TypeReference type }] } ? type.Resolve() : null;

    public static MethodDefinition? MoveNextOf(MethodDefinition method) =>
        TypeOf(method)?.Methods.FirstOrDefault(candidate => candidate.Name == "MoveNext");

    /// <summary>Whether the compiler made the type for an async method or iterator.</summary>
    public static bool Is(TypeDefinition type) => type.Name.StartsWith("<", StringComparison.Ordinal) && type.HasInterfaces
        && type.Interfaces.Any(implemented => implemented.InterfaceType.Name is "IAsyncStateMachine" or "IEnumerator");
}
