using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Tells a called service, as member <c>langfuse</c> of W3C <c>tracestate</c>, which exported span the call lies in: <c>traceparent</c>
/// names the HTTP client's own, which Langfuse mostly never gets (decision 0003).</summary>
/// <remarks>The value is two span ids: that of the exported span, and that of the call it was written for. A service that comes later in the chain
/// has another parent, and does not take it for its own.</remarks>
internal static class ParentInState
{
    private const string Member = "langfuse=";
    private const int IdLength = 16;
    private static readonly int s_length = Member.Length + IdLength + "-".Length + IdLength;

    // W3C Trace Context, section 3.3.1.1.
    private const int MostMembers = 32;

    /// <summary>Writes it for a call under way.</summary>
    public static void Write(Activity call)
    {
        if (call.IdFormat == ActivityIdFormat.W3C && ObservationSource.Find(call) is { Sink: { } sink } && Exported(call, sink) is { } exported && exported.TraceId == call.TraceId)
        {
            call.TraceStateString = Add(call.TraceStateString, Member + exported.SpanId.ToHexString() + "-" + call.SpanId.ToHexString());
        }
    }

    /// <summary>The exported span of the calling service above an activity that came with a parent from another process; default when nothing is said
    /// of that parent.</summary>
    public static ActivitySpanId Read(Activity called)
    {
        if (called.TraceStateString is not { Length: > 0 } state || called.ParentSpanId == default)
        {
            return default;
        }

        foreach (var member in state.Split(',', StringSplitOptions.TrimEntries))
        {
            if (IsOurs(member) && member.Length == s_length && member.EndsWith("-" + called.ParentSpanId.ToHexString(), StringComparison.Ordinal)
                && member.Substring(Member.Length, IdLength) is var id && TraceIds.IsLowerHex(id, IdLength))
            {
                return ActivitySpanId.CreateFromString(id);
            }
        }

        return default;
    }

    private static Activity? Exported(Activity call, ObservationSink sink)
    {
        var candidate = call;
        while (candidate is not null && !ObservationSource.Made(candidate) && !sink.Exports(candidate))
        {
            candidate = candidate.Parent;
        }

        return candidate;
    }

    /// <summary>What changes comes first; of what others wrote, only their last is left out when there are too many.</summary>
    private static string Add(string? state, string member)
    {
        var others = (state ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static other => !IsOurs(other));
        return string.Join(',', others.Take(MostMembers - 1).Prepend(member));
    }

    private static bool IsOurs(string member) => member.StartsWith(Member, StringComparison.Ordinal);
}
