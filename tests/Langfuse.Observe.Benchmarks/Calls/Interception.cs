using System.Diagnostics;
using System.Text.Json;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>What the interceptors of the peers do around a call: the same record as <see cref="HandWritten"/>, from boxed arguments.</summary>
internal static class Interception
{
    public static Activity? Begin(string name, object?[] arguments)
    {
        var activity = HandWritten.Source.StartActivity(name);
        if (activity is not null)
        {
            activity.SetTag("langfuse.observation.type", "span");
            activity.SetTag("langfuse.observation.input", JsonSerializer.Serialize(new Dictionary<string, object?> { ["a"] = arguments[0], ["b"] = arguments[1] }));
        }

        return activity;
    }

    public static object? End(Activity? activity, object? result)
    {
        if (activity is null)
        {
            return result;
        }

        if (result is Task<int> task)
        {
            // What the async method makes current stays inside it, so the caller's context is put back here.
            var ended = EndAsync(activity, task);
            Activity.Current = activity.Parent;
            return ended;
        }

        activity.SetTag("langfuse.observation.output", JsonSerializer.Serialize(result));
        activity.Dispose();
        return result;
    }

    private static async Task<int> EndAsync(Activity activity, Task<int> task)
    {
        using (activity)
        {
            var result = await task;
            activity.SetTag("langfuse.observation.output", JsonSerializer.Serialize(result));
            return result;
        }
    }
}
