namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>How messages name a client.</summary>
internal static class ClientLabel
{
    public static string Of(string? project) => string.IsNullOrEmpty(project) ? "Langfuse default client" : $"Langfuse client '{project}'";
}
