using System.Diagnostics;

namespace Langfuse.Observe.Runtime;

/// <summary>What a calling service sent along as W3C baggage, in the keys that the official SDKs share.</summary>
internal static class IncomingBaggage
{
    private const string Prefix = "langfuse_";
    private const string MetadataPrefix = "langfuse_metadata_";

    /// <summary>The values on an activity of another library, such as that of the request, or null.</summary>
    public static PropagatedValues? Of(Activity around)
    {
        Dictionary<string, string>? values = null;
        foreach (var (key, value) in around.Baggage)
        {
            if (value is { Length: > 0 and <= 200 } && key.StartsWith(Prefix, StringComparison.Ordinal))
            {
                (values ??= new(StringComparer.Ordinal)).TryAdd(key, value);
            }
        }

        return values is null ? null : Read(values);
    }

    private static PropagatedValues Read(Dictionary<string, string> values) => new(outer: null)
    {
        UserId = values.GetValueOrDefault("langfuse_user_id"),
        SessionId = values.GetValueOrDefault("langfuse_session_id"),
        Version = values.GetValueOrDefault("langfuse_version"),
        TraceName = values.GetValueOrDefault("langfuse_trace_name"),
        Environment = PropagationCheck.EnvironmentName(values.GetValueOrDefault("langfuse_environment")),
        Tags = values.GetValueOrDefault("langfuse_tags")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Metadata =
        [
            .. values.Where(entry => entry.Key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
                .Select(entry => new KeyValuePair<string, string>(entry.Key[MetadataPrefix.Length..], entry.Value)),
        ],
    };
}
