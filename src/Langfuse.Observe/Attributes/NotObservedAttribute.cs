namespace Langfuse.Observe;

/// <summary>Takes a member or a type out of what an <see cref="ObserveAttribute"/> further out has selected.</summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event | AttributeTargets.Constructor
    | AttributeTargets.Class | AttributeTargets.Struct,
    Inherited = false)]
public sealed class NotObservedAttribute : Attribute;
