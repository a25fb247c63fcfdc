// Planted: LFO6004
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

namespace Clinic.Web;

public sealed class TenantMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var tenant = context.Request.Headers["X-Tenant"].ToString();
        if (tenant.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        LangfuseContext.Propagate(tags: [tenant], metadata: new { tenant });
        await next(context);
    }
}

public sealed class Triage(Func<string, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public Task<string> SortAsync(string symptoms) => complete("How urgent is: " + symptoms);
}
