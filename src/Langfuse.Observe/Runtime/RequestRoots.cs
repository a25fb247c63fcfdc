using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Several first observations below one activity of another library, such as a request: they are one trace, of which things are said once.</summary>
internal static class RequestRoots
{
    private const string Property = "langfuse.first-observations";

    // No lock on an activity: users can reach it.
    private static readonly object[] s_gates = [.. Enumerable.Range(0, 16).Select(static _ => new object())];

    /// <summary>Lets a first observation share what is said of the trace with those that came before it.</summary>
    /// <param name="root">The observation that has just started.</param>
    /// <param name="around">The activity that was current.</param>
    public static void Join(Observation root, Activity around)
    {
        var request = Outermost(around);
        lock (s_gates[(uint)request.GetHashCode() % (uint)s_gates.Length])
        {
            if (request.GetCustomProperty(Property) is not List<Observation> firsts)
            {
                request.SetCustomProperty(Property, new List<Observation> { root });
            }
            else if (firsts.Find(first => ReferenceEquals(first.Sink, root.Sink)) is { } first)
            {
                root.GetTrace().Join(first);
            }
            else
            {
                firsts.Add(root);
            }
        }
    }

    private static Activity Outermost(Activity activity)
    {
        var outermost = activity;
        while (outermost.Parent is { } around && around.TraceId == activity.TraceId)
        {
            outermost = around;
        }

        return outermost;
    }
}
