using System.Diagnostics;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Recording;

/// <summary>Which sinks there are. Turns recording on while there is one, and off with the last.</summary>
internal static class SinkRegistry
{
    private static readonly object Gate = new();
    private static readonly List<(string? Name, ObservationSink Sink)> Sinks = [];
    private static ActivityListener? s_listener;

    // Copied on write, so that starting an observation takes no lock.
    private static volatile Snapshot s_snapshot = new(null, []);

    /// <summary>The sink of what has no project: the first nameless one that is still there.</summary>
    public static ObservationSink? Default => s_snapshot.Default;

    public static ObservationSink? Find(string project) => s_snapshot.Named.GetValueOrDefault(project);

    /// <summary>Adds a sink; a nameless one becomes the default when there is none yet. A recorder that is only reached through the ambient
    /// flow is added with <paramref name="ambientOnly"/>.</summary>
    public static void Add(ObservationSink sink, string? name = null, bool ambientOnly = false)
    {
        lock (Gate)
        {
            Sinks.Add((ambientOnly ? "\0" : name, sink));
            Publish();
        }
    }

    public static void Remove(ObservationSink sink)
    {
        lock (Gate)
        {
            Sinks.RemoveAll(entry => ReferenceEquals(entry.Sink, sink));
            Publish();
        }
    }

    private static void Publish()
    {
        var named = new Dictionary<string, ObservationSink>(StringComparer.Ordinal);
        foreach (var (name, sink) in Sinks)
        {
            if (name is not null and not "\0")
            {
                named.TryAdd(name, sink);
            }
        }

        s_snapshot = new(Sinks.Find(entry => entry.Name is null).Sink, named);
        Listen(Sinks.Count > 0);
        RecordingSwitch.IsOn = Sinks.Count > 0;
    }

    private static void Listen(bool on)
    {
        if (on && s_listener is null)
        {
            // The source must exist before the listener does: its constructor would ask the listener while the field is still null.
            var ours = ObservationSource.Source;
            s_listener = new ActivityListener
            {
                ShouldListenTo = source => ReferenceEquals(source, ours),
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            };
            ActivitySource.AddActivityListener(s_listener);
        }
        else if (!on)
        {
            s_listener?.Dispose();
            s_listener = null;
        }
    }

    private sealed record Snapshot(ObservationSink? Default, Dictionary<string, ObservationSink> Named);
}
