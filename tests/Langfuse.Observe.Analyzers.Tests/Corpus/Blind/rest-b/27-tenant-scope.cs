// Planted: LFO6004
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

namespace Tenancy.Web;

public sealed class TenantMiddleware(RequestDelegate next)
{
    private const string Header = "X-Tenant";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.TryGetValue(Header, out var tenant) && tenant.Count == 1)
        {
            Enter(tenant[0]!, context.User.Identity?.Name);
        }

        await next(context);
    }

    private static void Enter(string tenant, string? user)
    {
        var scope = LangfuseContext.Propagate(userId: user, metadata: new { tenant });
        if (scope is null)
        {
            throw new InvalidOperationException("no scope");
        }
    }
}
