using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>A request's name: the same for all that do the same, so the route and not the path.</summary>
internal static class RequestName
{
    public static string Of(HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return route is null ? context.Request.Method + " " + context.Request.Path : $"{context.Request.Method} /{route.TrimStart('/')}";
    }
}
