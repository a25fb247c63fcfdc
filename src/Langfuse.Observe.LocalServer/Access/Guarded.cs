namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Puts the check of the caller in front of an endpoint.</summary>
internal static class Guarded
{
    /// <summary>An endpoint of the public API: the keys of the request decide.</summary>
    public static RequestDelegate By(Role needed, RequestDelegate endpoint) => context =>
    {
        Require(context, needed);
        return endpoint(context);
    };

    /// <summary>Who the request comes from, if that is somebody who may do this.</summary>
    /// <exception cref="ApiException">401 or 403.</exception>
    public static ProjectContext Require(HttpContext context, Role needed)
    {
        var caller = context.Get<ApiKeys>().Check(context.Request.Headers.Authorization, out var message) ?? throw ApiException.Unauthorized(message);
        Admit(context, caller, needed);
        return caller;
    }

    /// <summary>An endpoint of the page. It has no login of its own on this machine: whoever reaches the port owns the local project.</summary>
    public static RequestDelegate Page(RequestDelegate endpoint) => context =>
    {
        context.Features.Set(new ProjectContext(Project.LocalId, Project.LocalId, Role.Owner));
        return endpoint(context);
    };

    /// <summary>An endpoint of this server alone, for programs with keys and for the page: without keys it is the page that asks.</summary>
    public static RequestDelegate Local(Role needed, RequestDelegate endpoint)
    {
        var (byKeys, byPage) = (By(needed, endpoint), Page(endpoint));
        return context => context.Request.Headers.Authorization.Count > 0 ? byKeys(context) : byPage(context);
    }

    private static void Admit(HttpContext context, ProjectContext caller, Role needed)
    {
        if (caller.Role == Role.Feedback && needed > Role.Feedback)
        {
            throw ApiException.Forbidden("Access denied: this needs Basic auth with the public and the secret key.");
        }

        if (caller.ProjectId.Length == 0 && needed < Role.Owner)
        {
            throw ApiException.Forbidden("Access denied: this needs the key of a project; the key of an organisation manages projects and keys.");
        }

        if (caller.Role < needed)
        {
            throw ApiException.Forbidden("Access denied: this needs the key of an organisation. Make one on the machine of the server: POST /api/local/organization/apiKeys.");
        }

        context.Features.Set(caller);
    }
}
