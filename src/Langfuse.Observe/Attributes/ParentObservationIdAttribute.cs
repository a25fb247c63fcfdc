namespace Langfuse.Observe;

/// <summary>Marks the parameter that holds the parent's observation id (16 lower-case hex digits). It needs a <see cref="TraceIdAttribute"/> beside it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentObservationIdAttribute : Attribute;
