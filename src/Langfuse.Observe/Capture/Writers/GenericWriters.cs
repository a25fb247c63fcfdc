using System.Diagnostics.CodeAnalysis;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>Makes writers for types that are only known at run time.</summary>
[RequiresDynamicCode("Closes generic types at run time. Ask RuntimeFeature.IsDynamicCodeSupported first.")]
internal static class GenericWriters
{
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The writers place no trimming demands on their arguments.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "Every writer is named with typeof, which keeps its constructor.")]
    public static ValueWriter Make([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type definition, params Type[] arguments) =>
        (ValueWriter)Activator.CreateInstance(definition.MakeGenericType(arguments))!;
}
