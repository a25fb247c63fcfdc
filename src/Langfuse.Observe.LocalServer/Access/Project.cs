namespace Langfuse.Observe.LocalServer.Access;

/// <summary>The one project of a local server.</summary>
internal static class Project
{
    public const string Id = "local";

    /// <summary>htmlPath of a trace: the address of its page relative to the server.</summary>
    public static string TracePath(string traceId) => $"/project/{Id}/traces/{Uri.EscapeDataString(traceId)}";
}
