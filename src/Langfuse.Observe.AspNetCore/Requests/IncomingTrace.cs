using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Langfuse.Observe.AspNetCore.Requests;

/// <summary>The caller's trace. ASP.NET Core makes an activity from <c>traceparent</c> only when somebody listens or logs; without one it is made here.</summary>
internal static class IncomingTrace
{
    /// <returns>The activity to stop at the request's end, or null when the request has one or continues nothing.</returns>
    public static Activity? Continue(HttpRequest request)
    {
        if (Activity.Current is not null)
        {
            return null;
        }

        DistributedContextPropagator.Current.ExtractTraceIdAndState(request.Headers, Read, out var parent, out var state);
        if (string.IsNullOrEmpty(parent))
        {
            return null;
        }

        var activity = new Activity("Langfuse.Observe.AspNetCore.Request").SetParentId(parent);
        activity.TraceStateString = state;
        foreach (var (key, value) in DistributedContextPropagator.Current.ExtractBaggage(request.Headers, Read) ?? [])
        {
            activity.AddBaggage(key, value);
        }

        return activity.Start();
    }

    private static void Read(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = default;
        value = ((IHeaderDictionary)carrier!)[name];
    }
}
