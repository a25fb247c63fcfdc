using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Langfuse.Observe.AspNetCore;

/// <summary>Which requests are recorded, and what is read from them. A delegate that throws counts as one that found nothing.</summary>
public sealed class LangfuseRequestOptions
{
    private const string SessionHeader = "X-Session-Id";

    /// <summary>Whether a request is recorded.</summary>
    /// <value>By default those that reach an endpoint, but health checks and Langfuse's own feedback.</value>
    public Func<HttpContext, bool>? Filter { get; set; }

    /// <summary>Who the request is made for.</summary>
    /// <value>By default the claim <see cref="ClaimTypes.NameIdentifier"/>, else <c>sub</c>, of a user who is signed in.</value>
    public Func<HttpContext, string?> UserId { get; set; } = static context => context.User.Identity is { IsAuthenticated: true }
        ? context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.FindFirstValue("sub")
        : null;

    /// <summary>The session that the request belongs to.</summary>
    /// <value>By default the header <c>X-Session-Id</c>, else the id of ASP.NET Core's session where one is used.</value>
    public Func<HttpContext, string?> SessionId { get; set; } = static context =>
        context.Request.Headers[SessionHeader].FirstOrDefault() is { Length: > 0 } header
            ? header
            : context.Features.Get<ISessionFeature>()?.Session is { IsAvailable: true } session ? session.Id : null;

    /// <summary>Tags of the trace.</summary>
    /// <value>By default none.</value>
    public Func<HttpContext, IEnumerable<string>?>? Tags { get; set; }

    /// <summary>Whether bodies of requests and answers that are text or JSON are recorded as input and output.</summary>
    /// <value>By default false: method, path and status only.</value>
    public bool CaptureBodies { get; set; }

    /// <summary>How much of a body is recorded, in bytes; the rest is cut.</summary>
    /// <value>By default 64 KiB.</value>
    public int MaxBodyBytes { get; set; } = 64 * 1024;
}
