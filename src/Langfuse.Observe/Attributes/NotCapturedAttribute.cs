namespace Langfuse.Observe;

/// <summary>Leaves a parameter, a member, or every value of a type out of what is recorded.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field
    | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface)]
public sealed class NotCapturedAttribute : Attribute;
