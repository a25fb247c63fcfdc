namespace Langfuse.Observe;

/// <summary>Marks the parameter that holds the user's id: it becomes the trace's user.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UserIdAttribute : Attribute;
