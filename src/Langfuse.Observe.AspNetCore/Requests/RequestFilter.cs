using Langfuse.Observe.Recording;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;

namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>Which requests are recorded; and the user's own delegates, whose faults are ours to bear.</summary>
internal static class RequestFilter
{
    public static bool Records(HttpContext context, LangfuseRequestOptions options) =>
        options.Filter is { } filter ? Ask(filter, context, nameof(options.Filter)) : ByDefault(context);

    public static T? Ask<T>(Func<HttpContext, T?> question, HttpContext context, string name)
    {
        try
        {
            return question(context);
        }
        catch (Exception exception)
        {
            ModelCall.Report("a request, in the delegate " + name, exception);
            return default;
        }
    }

    private static bool ByDefault(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            // An application without endpoints answers in its middleware; in one with them this is a file or a wrong address.
            return context.RequestServices.GetService(typeof(EndpointDataSource)) is not EndpointDataSource { Endpoints.Count: > 0 };
        }

        // A hub's request is its connection, open for days: its invocations are the work.
        return endpoint.Metadata.GetMetadata<UnrecordedEndpoint>() is null && endpoint.Metadata.GetMetadata<HubMetadata>() is null && endpoint.DisplayName != "Health checks";
    }
}
