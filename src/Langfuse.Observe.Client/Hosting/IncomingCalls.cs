using System.Diagnostics;

namespace Langfuse.Observe.Hosting;

/// <summary>Has ASP.NET Core make an activity for each request, so that what is recorded in it continues the trace of the caller. It does so by
/// itself only where logging or a pipeline is on.</summary>
internal static class IncomingCalls
{
    private const string Server = "Microsoft.AspNetCore";

    private static readonly Lazy<ActivityListener> s_listener = new(static () =>
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == Server,

            // Ids and nothing else: whether anybody records the request is not for us to say.
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    });

    /// <summary>Only the first call does something.</summary>
    public static void Listen() => _ = s_listener.Value;
}
