using System.Diagnostics;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>What a calling service says in its baggage of who holds the trace's root, in the key that the official SDKs share.</summary>
internal static class RootClaim
{
    private const string Key = "langfuse_trace_id";

    /// <summary>Whether a calling service has claimed to hold the trace's root.</summary>
    public static bool IsMade(Activity activity) =>
        activity.Parent is not null && activity.GetBaggageItem(Key) is { } claimed && claimed == activity.TraceId.ToHexString();
}
