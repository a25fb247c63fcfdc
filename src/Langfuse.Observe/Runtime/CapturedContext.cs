using System.Diagnostics;
using System.Text;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>A place in a trace as text: <c>traceparent;key=value,key=value</c>, the values in the keys and the escapes of our baggage.</summary>
internal sealed record CapturedContext(ActivityContext Parent, PropagatedValues Values)
{
    private const int Longest = 8_192;
    private const string MetadataPrefix = "langfuse_metadata_";

    public static string? Capture()
    {
        try
        {
            return CaptureUnguarded();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("capturing the context", exception);
            return null;
        }
    }

    /// <summary>Null when it is none.</summary>
    public static CapturedContext? Parse(string text)
    {
        var end = text.IndexOf(';', StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var parent = default(ActivityContext);
        if (head.Length > 0 && !ActivityContext.TryParse(head, null, isRemote: true, out parent))
        {
            return null;
        }

        var values = new List<KeyValuePair<string, string>>();
        foreach (var entry in end < 0 ? [] : text[(end + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                return null;
            }

            values.Add(new(Uri.UnescapeDataString(entry[..equals]), Uri.UnescapeDataString(entry[(equals + 1)..])));
        }

        return new CapturedContext(parent, Read(values));
    }

    private static string? CaptureUnguarded()
    {
        var ambient = Ambient.Current;
        var near = CurrentObservation.Around();
        var current = near?.Activity ?? Activity.Current;
        var entries = Entries(near, ambient?.Propagated);
        if (current is null && entries.Count == 0 && ambient is not { IsUnsampled: true })
        {
            return null;
        }

        return Write(Head(current, ambient is { IsUnsampled: true }), entries);
    }

    private static string Head(Activity? current, bool isUnsampled)
    {
        var (trace, span) = current is { IdFormat: ActivityIdFormat.W3C } ? (current.TraceId, current.SpanId)
            : isUnsampled ? (ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom())
            : default;
        return trace == default ? "" : $"00-{trace.ToHexString()}-{span.ToHexString()}-{(isUnsampled ? "00" : "01")}";
    }

    private static string Write(string head, List<KeyValuePair<string, string>> entries)
    {
        var text = new StringBuilder(head);
        var separator = ';';
        foreach (var (key, value) in entries)
        {
            var entry = Uri.EscapeDataString(key) + "=" + Uri.EscapeDataString(value);
            if (text.Length + entry.Length + 1 > Longest)
            {
                SelfLog.WarnOnce("capture:long", $"What LangfuseContext.Capture gives is longer than {Longest} characters, so '{key}' and others stay here. Propagate less.");
                continue;
            }

            text.Append(separator).Append(entry);
            separator = ',';
        }

        return text.ToString();
    }

    // In the order in which they count, the nearest first: what is propagated here, what was said of the trace, what was there when it began, what came with the request.
    private static List<KeyValuePair<string, string>> Entries(Observation? near, PropagatedValues? propagated)
    {
        var entries = new Entered();
        var root = near?.Root;
        for (var scope = propagated; scope is not null && !ReferenceEquals(scope, root?.Propagated); scope = scope.Outer)
        {
            entries.Add(scope);
        }

        if (root?.Trace?.Fields is { } said)
        {
            lock (said)
            {
                entries.Add(said.UserId, said.SessionId, said.Version, said.Name, null, null, said.Tags.All, said.Metadata);
            }
        }

        for (var scope = root?.Propagated; scope is not null; scope = scope.Outer)
        {
            entries.Add(scope);
        }

        if (root?.Trace?.Incoming is { } incoming)
        {
            entries.Add(incoming);
        }

        return entries.All;
    }

    private static PropagatedValues Read(List<KeyValuePair<string, string>> entries)
    {
        string? Value(string key) => entries.Find(entry => entry.Key == key).Value;
        return new(Ambient.Current?.Propagated)
        {
            UserId = Value("langfuse_user_id"),
            SessionId = Value("langfuse_session_id"),
            Version = Value("langfuse_version"),
            TraceName = Value("langfuse_trace_name"),
            Environment = PropagationCheck.EnvironmentName(Value("langfuse_environment")),
            Project = Value("langfuse_project"),
            Tags = [.. entries.Where(static entry => entry.Key == "langfuse_tags").Select(static entry => entry.Value)],
            Metadata =
            [
                .. entries.Where(static entry => entry.Key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
                    .Select(static entry => new KeyValuePair<string, string>(entry.Key[MetadataPrefix.Length..], entry.Value)),
            ],
        };
    }

    /// <summary>Entries of which the first of a key counts; of tags every one.</summary>
    private sealed class Entered
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);

        public List<KeyValuePair<string, string>> All { get; } = [];

        public void Add(PropagatedValues scope) =>
            Add(scope.UserId, scope.SessionId, scope.Version, scope.TraceName, scope.Environment, scope.Project, scope.Tags ?? [], scope.Metadata ?? []);

        public void Add(
            string? userId, string? sessionId, string? version, string? traceName, string? environment, string? project,
            IEnumerable<string> tags, IEnumerable<KeyValuePair<string, string>> metadata)
        {
            Add("langfuse_user_id", userId);
            Add("langfuse_session_id", sessionId);
            Add("langfuse_version", version);
            Add("langfuse_trace_name", traceName);
            Add("langfuse_environment", environment);
            Add("langfuse_project", project);
            foreach (var tag in tags)
            {
                Add("langfuse_tags", tag, known: "tag:" + tag);
            }

            foreach (var (key, value) in metadata)
            {
                Add(MetadataPrefix + key, value);
            }
        }

        private void Add(string key, string? value, string? known = null)
        {
            if (value is not null && _known.Add(known ?? key))
            {
                All.Add(new(key, value));
            }
        }
    }
}
