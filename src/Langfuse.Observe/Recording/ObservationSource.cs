using System.Diagnostics;
using System.Reflection;

namespace Langfuse.Observe.Recording;

/// <summary>The activity source of every observation. Its name makes Langfuse store each attribute once (wire contract 1.7).</summary>
internal static class ObservationSource
{
    public const string Name = "langfuse-sdk";

    /// <summary>The tag that leads from an activity to its observation; its text is the observation's id.</summary>
    public const string ObservationTag = "langfuse.observation.id";

    public static readonly string Version =
        typeof(ObservationSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static readonly ActivitySource Source = new(Name, Version);

    /// <summary>The innermost observation around an activity, through foreign activities between.</summary>
    public static Observation? Find(Activity? activity)
    {
        for (var candidate = activity; candidate is not null; candidate = candidate.Parent)
        {
            if (ReferenceEquals(candidate.Source, Source) && candidate.GetTagItem(ObservationTag) is Observation observation)
            {
                return observation;
            }
        }

        return null;
    }
}
