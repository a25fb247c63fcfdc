using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>The extent of one <see cref="LangfuseContext.Restore"/>: an activity that nobody records stands for the observation that was current there.</summary>
internal sealed class RestoredContext : IDisposable
{
    private static readonly RestoredContext s_nothing = new(null, null, null);

    private readonly Activity? _activity;
    private readonly Ambient? _before;
    private readonly Ambient? _inside;
    private int _isLeft;

    private RestoredContext(Activity? activity, Ambient? before, Ambient? inside)
    {
        _activity = activity;
        _before = before;
        _inside = inside;
    }

    public static RestoredContext Enter(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return s_nothing;
        }

        try
        {
            if (CapturedContext.Parse(text) is { } captured)
            {
                return Enter(captured);
            }

            SelfLog.WarnOnce("restore:" + text.Length, $"LangfuseContext.Restore was given {text.Length} characters that LangfuseContext.Capture did not make, so nothing is restored. Give it the whole text, unchanged.");
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("restoring a captured context", exception);
        }

        return s_nothing;
    }

    public void Dispose()
    {
        if (ReferenceEquals(this, s_nothing) || Interlocked.Exchange(ref _isLeft, 1) != 0)
        {
            return;
        }

        if (ReferenceEquals(Ambient.Current, _inside))
        {
            Ambient.Current = _before;
        }

        _activity?.Stop();
    }

    // What this flow came from, and whether its own trace is sampled, is of no account inside.
    private static RestoredContext Enter(CapturedContext captured)
    {
        var before = Ambient.Current;
        var hasTrace = captured.Parent.TraceId != default;
        var inside = (before ?? new Ambient()) with
        {
            Propagated = captured.Values,
            Origin = hasTrace ? null : before?.Origin,
            IsUnsampled = hasTrace ? !captured.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) : before is { IsUnsampled: true },
        };
        var activity = hasTrace ? Standing(captured.Parent) : null;
        Ambient.Current = inside;
        return new(activity, before, inside);
    }

    private static Activity Standing(in ActivityContext parent)
    {
        var activity = new Activity("Langfuse.Observe.Restored").SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
        activity.TraceStateString = parent.TraceState;

        // The trace has its root where the context was captured.
        activity.AddBaggage(PropagatedBaggage.TraceId, parent.TraceId.ToHexString());
        return activity.Start();
    }
}
