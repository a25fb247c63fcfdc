using Langfuse.Observe.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Records the requests of an application.</summary>
public static class LangfuseApplicationBuilderExtensions
{
    /// <summary>Makes a trace of each request that reaches an endpoint: named after its route, with user and session, continued from and handed on by
    /// <c>traceparent</c>. What the request's code records hangs under it.</summary>
    /// <param name="app">The application. Put this after <c>UseAuthentication()</c>, so that the user is known.</param>
    /// <param name="configure">Says which requests, and where user and session are found.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Bodies are not recorded unless <see cref="LangfuseRequestOptions.CaptureBodies"/> says so. Without <c>AddLangfuse()</c>, or without keys,
    /// requests pass through.</remarks>
    public static IApplicationBuilder UseLangfuse(this IApplicationBuilder app, Action<LangfuseRequestOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new LangfuseRequestOptions();
        configure?.Invoke(options);

        // The client starts with the host; asked for here it also records what comes before its hosted service has run.
        _ = app.ApplicationServices.GetService(typeof(Langfuse.Observe.LangfuseClient));
        return app.UseMiddleware<RequestMiddleware>(options);
    }
}
