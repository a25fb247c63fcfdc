namespace Langfuse.Observe;

/// <summary>Marks the parameter that holds the trace id (32 lower-case hex digits) under which the call is recorded. Any other value is ignored with a warning.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TraceIdAttribute : Attribute;
