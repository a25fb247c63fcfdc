namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Puts the check of the caller in front of an endpoint.</summary>
internal static class Guarded
{
    /// <summary>With it the page of a server without a login acts as its owner, on the machine itself.</summary>
    public const string PageHeader = "x-langfuse-observe-page";

    /// <summary>An endpoint of the public API: the keys of the request decide, or the session of somebody who is logged in.</summary>
    public static RequestDelegate By(Role needed, RequestDelegate endpoint) => context =>
    {
        Require(context, needed);
        return endpoint(context);
    };

    /// <summary>An endpoint of the page: reading for viewers, all else for members.</summary>
    public static RequestDelegate Page(RequestDelegate endpoint) => context =>
    {
        RequirePage(context, HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? Role.Viewer : Role.Member);
        return endpoint(context);
    };

    /// <summary>An endpoint of this server alone, for programs with keys and for the page: without keys it is the page that asks.</summary>
    public static RequestDelegate Local(Role needed, RequestDelegate endpoint)
    {
        var (byKeys, byPage) = (By(needed, endpoint), Page(needed, endpoint));
        return context => context.Request.Headers.Authorization.Count > 0 ? byKeys(context) : byPage(context);
    }

    /// <summary>An endpoint of the page for those who may do this.</summary>
    public static RequestDelegate Page(Role needed, RequestDelegate endpoint) => context =>
    {
        RequirePage(context, needed);
        return endpoint(context);
    };

    /// <summary>Who the request comes from, if that is somebody who may do this.</summary>
    /// <exception cref="ApiException">401, 403 or 429.</exception>
    public static ProjectContext Require(HttpContext context, Role needed)
    {
        if (context.Request.Headers.Authorization.Count == 0 && Person(context) is { } person)
        {
            return Admit(context, person, needed);
        }

        if (IsPageOfTheMachine(context))
        {
            return Admit(context, OwnerOfTheMachine(context), needed);
        }

        if (context.Get<ApiKeys>().Check(context.Request.Headers.Authorization, out var message) is not { } caller)
        {
            context.Get<RateLimiter>().Count(context, RateLimiter.AddressOf(context));
            throw ApiException.Unauthorized(message);
        }

        return Admit(context, caller, needed);
    }

    private static void RequirePage(HttpContext context, Role needed)
    {
        if (context.Request.Headers.Authorization.Count == 0 && Person(context) is { } person)
        {
            Admit(context, person, needed);
        }
        else if (!context.Get<LoginPolicy>().IsRequired)
        {
            context.Features.Set(OwnerOfTheMachine(context));
        }
        else if (context.Request.Headers.Authorization.Count > 0)
        {
            Require(context, needed);
        }
        else
        {
            context.Get<RateLimiter>().Count(context, RateLimiter.AddressOf(context));
            throw ApiException.Unauthorized("Log in first: /login.");
        }
    }

    // No other website can send this header: it would have to ask first, and is told no.
    private static bool IsPageOfTheMachine(HttpContext context) =>
        context.Request.Headers.Authorization.Count == 0 && context.Request.Headers.ContainsKey(PageHeader) && !context.Get<LoginPolicy>().IsRequired;

    // Whoever reaches the port of this machine owns its server: the first project, the one whose key a program sends, or the one that the page names.
    private static ProjectContext OwnerOfTheMachine(HttpContext context) =>
        context.Get<ApiKeys>().Check(context.Request.Headers.Authorization, out _) is { ProjectId.Length: > 0, Role: >= Role.Member } key
            ? key with { Role = Role.Owner }
            : new ProjectContext(ProjectOfThePage(context), Project.LocalId, Role.Owner);

    /// <exception cref="ApiException">There is no such project.</exception>
    private static string ProjectOfThePage(HttpContext context)
    {
        var asked = context.Request.Headers[UserSessions.ProjectHeader].ToString();
        return asked.Length == 0 || asked == Project.LocalId ? Project.LocalId : context.Get<AccessLibrary>().Project(Project.LocalId, asked).Id;
    }

    private static ProjectContext? Person(HttpContext context)
    {
        var sessions = context.Get<UserSessions>();
        if (sessions.Find(context) is not { } user)
        {
            return null;
        }

        sessions.RequireCsrfToken(context);
        var projectId = context.Request.Headers[UserSessions.ProjectHeader].ToString();
        return context.Get<Members>().Context(user, projectId.Length == 0 ? null : projectId);
    }

    private static ProjectContext Admit(HttpContext context, ProjectContext caller, Role needed)
    {
        context.Get<RateLimiter>().Count(context, caller.UserId is { } user ? "user " + user : "key " + caller.KeyId);
        // What a public key may write, viewers may not: theirs is a name.
        needed = caller.UserId is not null && needed == Role.Feedback ? Role.Member : needed;
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
            throw ApiException.Forbidden(caller.UserId is null
                ? "Access denied: this needs the key of an organisation. Make one on the machine of the server: POST /api/local/organization/apiKeys."
                : $"Access denied: you are a {caller.Role.ToString().ToLowerInvariant()} here, and this needs a {needed.ToString().ToLowerInvariant()}.");
        }

        context.Features.Set(caller);
        return caller;
    }
}
