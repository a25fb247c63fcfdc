using System.Net;

namespace Langfuse.Observe.Traces;

/// <summary>Servers of version 3 lack what version 4 brought, and those of version 4 may lack what it left behind.</summary>
internal static class ServerGeneration
{
    /// <summary>Whether a failure says that the server has no such request.</summary>
    public static bool Lacks(LangfuseException exception) =>
        exception.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented or HttpStatusCode.Gone;
}
