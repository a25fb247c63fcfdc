namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Addresses of pages, relative to the server.</summary>
internal static class Links
{
    /// <summary>htmlPath of a trace.</summary>
    public static string Trace(string projectId, string traceId) => $"/project/{Uri.EscapeDataString(projectId)}/traces/{Uri.EscapeDataString(traceId)}";
}
