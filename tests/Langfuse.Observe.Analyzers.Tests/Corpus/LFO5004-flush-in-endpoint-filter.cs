// Planted: LFO5004
using Langfuse.Observe;
using Microsoft.AspNetCore.Http;

public class FlushFilter(LangfuseClient langfuse) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        await langfuse.FlushAsync();
        return result;
    }
}
