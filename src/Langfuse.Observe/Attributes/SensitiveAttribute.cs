namespace Langfuse.Observe;

/// <summary>Records <c>***</c> in the place of a parameter, a member, or any value of a type.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class SensitiveAttribute : Attribute;
