namespace Langfuse.Observe;

/// <summary>Marks the parameter that holds the name of the model.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ModelAttribute : Attribute;
