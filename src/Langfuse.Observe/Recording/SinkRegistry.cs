using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Recording;

/// <summary>Which sinks there are, and which traces each takes. Turns recording on while there is one, and off with the last.</summary>
internal static class SinkRegistry
{
    private static readonly object s_gate = new();
    private static readonly List<Registration> s_registrations = [];

    // Replaced on write, so that starting an observation takes no lock.
    private static volatile ObservationSink? s_default;
    private static volatile Dictionary<string, ObservationSink> s_named = [];
    private static volatile string[] s_off = [];

    /// <summary>The sink of what has no project: the first one still there that was added for it.</summary>
    public static ObservationSink? Default => s_default;

    public static ObservationSink? Find(string project) => s_named.GetValueOrDefault(project);

    /// <summary>Adds a sink for the traces that name the project; null means those that name none.</summary>
    public static void Add(ObservationSink sink, string? project = null) =>
        Add(project is null ? new(sink, Reach.Default) : new(sink, Reach.Project, project));

    /// <summary>Adds a recorder, which only gets what happens in the flow that it was made <see cref="Ambient.Recorder">ambient</see> in.</summary>
    public static void AddAmbient(ObservationSink sink) => Add(new Registration(sink, Reach.Ambient));

    /// <summary>Adds the project of a client that records nothing, so that nobody calls it unknown: the client says why itself.</summary>
    public static void AddOff(string project)
    {
        lock (s_gate)
        {
            s_off = [.. s_off, project];
        }
    }

    public static bool IsOff(string project) => Array.IndexOf(s_off, project) >= 0;

    public static void RemoveOff(string project)
    {
        lock (s_gate)
        {
            var left = new List<string>(s_off);
            left.Remove(project);
            s_off = [.. left];
        }
    }

    public static void Remove(ObservationSink sink)
    {
        lock (s_gate)
        {
            s_registrations.RemoveAll(registration => ReferenceEquals(registration.Sink, sink));
            Publish();
        }
    }

    private static void Add(Registration registration)
    {
        lock (s_gate)
        {
            s_registrations.Add(registration);
            Publish();
        }
    }

    private static void Publish()
    {
        ObservationSink? first = null;
        var named = new Dictionary<string, ObservationSink>(StringComparer.Ordinal);
        foreach (var registration in s_registrations)
        {
            if (registration.Reach == Reach.Default)
            {
                first ??= registration.Sink;
            }
            else if (registration.Reach == Reach.Project)
            {
                named.TryAdd(registration.Project!, registration.Sink);
            }
        }

        s_default = first;
        s_named = named;
        RecordingSwitch.IsOn = s_registrations.Count > 0;
    }

    /// <summary>What leads a trace to a sink.</summary>
    private enum Reach
    {
        /// <summary>That nothing else is said.</summary>
        Default,

        /// <summary>The project's name.</summary>
        Project,

        /// <summary>The flow alone.</summary>
        Ambient,
    }

    private sealed class Registration(ObservationSink sink, Reach reach, string? project = null)
    {
        public readonly ObservationSink Sink = sink;
        public readonly Reach Reach = reach;
        public readonly string? Project = project;
    }
}
