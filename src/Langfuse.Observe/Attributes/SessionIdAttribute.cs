namespace Langfuse.Observe;

/// <summary>Marks the parameter that holds the session's id: it becomes the trace's session.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SessionIdAttribute : Attribute;
