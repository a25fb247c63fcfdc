using System.Diagnostics;

namespace Langfuse.Observe.Runtime;

/// <summary>Propagated values as W3C baggage, under the keys that the official SDKs share; tags are joined by commas as the JS SDK does.</summary>
internal static class PropagatedBaggage
{
    /// <summary>What all our keys begin with.</summary>
    public const string Prefix = "langfuse_";

    /// <summary>The key that says which trace has its root here.</summary>
    public const string TraceId = "langfuse_trace_id";

    /// <summary>Puts the values that are to travel on an activity; null when there are none.</summary>
    /// <returns>What was there before, to be put back by <see cref="Restore"/>.</returns>
    public static List<KeyValuePair<string, string?>>? Put(Activity activity, PropagatedValues? values)
    {
        if (!Travels(values))
        {
            return null;
        }

        OutgoingCalls.Listen();
        var before = new List<KeyValuePair<string, string?>>();
        foreach (var (key, value) in Entries(values, activity.TraceId))
        {
            var known = activity.GetBaggageItem(key);
            if (known != value)
            {
                before.Add(new(key, known));
                activity.SetBaggage(key, value);
            }
        }

        return before;
    }

    public static void Restore(Activity activity, List<KeyValuePair<string, string?>> before)
    {
        foreach (var (key, value) in before)
        {
            activity.SetBaggage(key, null);
            if (value is not null && activity.GetBaggageItem(key) != value)
            {
                activity.SetBaggage(key, value);
            }
        }
    }

    private static bool Travels(PropagatedValues? values)
    {
        for (var scope = values; scope is not null; scope = scope.Outer)
        {
            if (scope.AsBaggage)
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string> Entries(PropagatedValues? values, ActivityTraceId traceId)
    {
        // Tells the service called that the trace has its root here.
        var entries = new Dictionary<string, string>(StringComparer.Ordinal) { [TraceId] = traceId.ToHexString() };
        var (tags, known) = (new List<string[]>(), new HashSet<string>(StringComparer.Ordinal));
        for (var scope = values; scope is not null; scope = scope.Outer)
        {
            if (scope.AsBaggage)
            {
                Add(entries, scope);
                tags.Insert(0, [.. (scope.Tags ?? []).Where(tag => !tag.Contains(',', StringComparison.Ordinal) && known.Add(tag))]);
            }
        }

        Add(entries, "langfuse_tags", known.Count == 0 ? null : string.Join(',', tags.SelectMany(static one => one)));
        return entries;
    }

    /// <summary>Adds what an inner scope has not set.</summary>
    private static void Add(Dictionary<string, string> entries, PropagatedValues scope)
    {
        Add(entries, "langfuse_user_id", scope.UserId);
        Add(entries, "langfuse_session_id", scope.SessionId);
        Add(entries, "langfuse_version", scope.Version);
        Add(entries, "langfuse_trace_name", scope.TraceName);
        Add(entries, "langfuse_environment", scope.Environment);
        foreach (var entry in scope.Metadata ?? [])
        {
            Add(entries, "langfuse_metadata_" + entry.Key, entry.Value);
        }
    }

    private static void Add(Dictionary<string, string> entries, string key, string? value)
    {
        if (value is not null)
        {
            entries.TryAdd(key, value);
        }
    }
}
