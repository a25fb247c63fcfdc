using System.Diagnostics;
using System.Reflection;

namespace Langfuse.Observe.Recording;

/// <summary>Makes the activity of every observation. The source's name makes Langfuse store each attribute once (wire contract 1.7).</summary>
internal static class ObservationSource
{
    public const string Name = "langfuse-sdk";

    /// <summary>The tag that leads from an activity of the source to its observation; its text is the observation's id.</summary>
    public const string ObservationTag = "langfuse.observation.id";

    public static readonly string Version =
        typeof(ObservationSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static readonly ActivitySource s_source = new(Name, Version);

    /// <summary>An activity that is to be tied to its observation and started.</summary>
    /// <param name="name">The observation's name.</param>
    /// <param name="parent">Its trace and parent; default means under the current activity, or with new ids.</param>
    public static Activity NewActivity(string name, in ActivityContext parent)
    {
        if (!s_source.HasListeners() || s_source.CreateActivity(name, ActivityKind.Internal, parent, idFormat: ActivityIdFormat.W3C) is not { } seen)
        {
            return new ObservationActivity(name, parent);
        }

        // Whatever the other listeners sample, we record, and what is called from here on must know.
        seen.IsAllDataRequested = true;
        seen.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        return seen;
    }

    /// <summary>Lets the activity lead to its observation.</summary>
    public static void Tie(Activity activity, Observation observation)
    {
        if (activity is ObservationActivity own)
        {
            own.Observation = observation;
        }
        else
        {
            activity.SetTag(ObservationTag, observation);
        }
    }

    /// <summary>Whether the activity is that of an observation.</summary>
    public static bool Made(Activity activity) => activity is ObservationActivity || ReferenceEquals(activity.Source, s_source);

    /// <summary>The observation whose activity it is; null for a foreign activity.</summary>
    public static Observation? Of(Activity activity) => activity is ObservationActivity own
        ? own.Observation
        : ReferenceEquals(activity.Source, s_source) ? activity.GetTagItem(ObservationTag) as Observation : null;

    /// <summary>The innermost observation around an activity that has not ended, through foreign activities between; when all have, the innermost.</summary>
    public static Observation? Find(Activity? activity)
    {
        Observation? ended = null;
        for (var candidate = activity; candidate is not null;)
        {
            var observation = Of(candidate);
            if (observation is { IsEnded: false })
            {
                return observation;
            }

            ended ??= observation;
            candidate = observation is null ? candidate.Parent : observation.Before;
        }

        return ended;
    }
}
