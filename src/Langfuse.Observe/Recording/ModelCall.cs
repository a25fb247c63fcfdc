using System.ComponentModel;
using System.Diagnostics;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Recording;

/// <summary>One call of a model as an integration sees it: recorded once, however many layers of libraries and integrations it passes.</summary>
/// <remarks>
/// <para>A layer that itself talks to the model (a transport policy, a chat client without tools inside) owns the call: layers below it find it traced and
/// leave it alone. A layer that may make several calls (function invocation inside) is recorded as a generation only while nothing below it was; with
/// calls below it is a chain without usage, so that each token and each call counts once.</para>
/// <para>For integrations; applications use <see cref="ObserveAttribute"/> and <see cref="LangfuseContext"/>.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelCall
{
    private const string CountedElsewhere = "langfuse.usage_elsewhere";

    private ModelCall(Observation observation) => Observation = observation;

    /// <summary>What is recorded of the call.</summary>
    public Observation Observation { get; }

    /// <summary>Whether calls below this one were recorded with usage of their own.</summary>
    public bool HasCallsBelow => Observation.HasUsageBelow;

    /// <summary>Starts to record a call, as a handle that is not current.</summary>
    /// <param name="name">The observation's name.</param>
    /// <param name="type">Generation or embedding, mostly.</param>
    /// <param name="mayMakeSeveral">Whether this layer may make several calls of the model below.</param>
    /// <returns>Null when nothing records, or a layer above records this very call.</returns>
    public static ModelCall? Start(string name, ObservationType type, bool mayMakeSeveral)
    {
        if (!RecordingSwitch.IsOn || LangfuseContext.Current is { IsModelCall: true })
        {
            return null;
        }

        var observation = ObservationStarter.Start(new(name, type) { IsHandleOnly = true });
        if (observation is null)
        {
            return null;
        }

        observation.IsModelCall = !mayMakeSeveral;
        return new ModelCall(observation);
    }

    /// <summary>Makes the call current, for the code of the layers below.</summary>
    public ActiveObservation Activate() => Observation.Activate();

    /// <summary>Ends the call.</summary>
    /// <param name="usage">What it used; left out when calls below have counted theirs.</param>
    /// <param name="cost">What it cost; left out likewise.</param>
    public void End(Usage? usage = null, Cost? cost = null)
    {
        if (HasCallsBelow)
        {
            Observation.Demote();
        }
        else if (usage is not null || cost is not null)
        {
            Observation.Update(usage: usage, cost: cost);
        }

        Observation.End();
    }

    /// <summary>Says in the log that recording failed; the call itself goes on.</summary>
    /// <param name="where">What was recorded, such as "the answer of a chat client".</param>
    /// <param name="exception">Why it failed.</param>
    public static void Report(string where, Exception exception) => SelfLog.Fenced("recording " + where, exception);

    /// <summary>Whether an activity's usage is its callees' summed up: then it must not be counted again.</summary>
    internal static bool IsCountedBelow(Activity activity) =>
        Own(activity) is { } own ? own.HasUsageBelow : activity.GetCustomProperty(CountedElsewhere) is not null;

    /// <summary>Notes of an activity of another library that its usage is counted by another one.</summary>
    internal static void MarkCounted(Activity foreign) => foreign.SetCustomProperty(CountedElsewhere, CountedElsewhere);

    /// <summary>Tells everything above that usage was counted here.</summary>
    internal static void MarkAbove(Activity counted)
    {
        for (var above = Above(counted); above is not null; above = Above(above))
        {
            if (IsCountedBelow(above))
            {
                return;
            }

            if (Own(above) is { } observation)
            {
                observation.HasUsageBelow = true;
            }
            else
            {
                MarkCounted(above);
            }
        }
    }

    // A child of a handle has its parent by id only, so that its activity does not lead there.
    private static Activity? Above(Activity activity) => activity.Parent ?? Own(activity)?.Parent?.Activity;

    private static Observation? Own(Activity activity) => ObservationSource.Made(activity) ? ObservationSource.Find(activity) : null;
}
