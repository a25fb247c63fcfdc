#if !NET9_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>What compilers look for by its name; .NET 8 does not have it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    /// <summary>Among overloads that fit, those with the greatest win.</summary>
    public int Priority => priority;
}
#endif
