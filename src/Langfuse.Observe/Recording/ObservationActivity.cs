using System.Diagnostics;

namespace Langfuse.Observe.Recording;

/// <summary>The activity of an observation while nobody else listens to our source: it leads to its observation by itself.</summary>
/// <remarks>An activity of the source would need a tag for that, and costs a fifth more. To code that looks at
/// <see cref="Activity.Current"/> (HTTP clients, loggers, samplers) both are the same: an id, a parent, flags.</remarks>
internal sealed class ObservationActivity : Activity
{
    /// <summary>What <see cref="Activity.ParentSpanId"/> says of an activity that was given a trace id and no parent.</summary>
    public static readonly ActivitySpanId NoParent = ActivitySpanId.CreateFromBytes(new byte[8]);

    /// <summary>An activity that is to be started.</summary>
    /// <param name="name">The observation's name.</param>
    /// <param name="parent">Its trace and parent; default means under the current activity, or with new ids.</param>
    public ObservationActivity(string name, in ActivityContext parent)
        : base(name)
    {
        SetIdFormat(ActivityIdFormat.W3C);
        if (parent.TraceId != default)
        {
            SetParentId(parent.TraceId, parent.SpanId, ActivityTraceFlags.Recorded);
            if (parent.SpanId == default)
            {
                KeepBaggage();
            }
        }

        ActivityTraceFlags = ActivityTraceFlags.Recorded;
    }

    public Observation? Observation { get; set; }

    /// <summary>A trace that begins inside another still belongs to the same request.</summary>
    private void KeepBaggage()
    {
        foreach (var (key, value) in Current?.Baggage ?? [])
        {
            if (GetBaggageItem(key) is null)
            {
                AddBaggage(key, value);
            }
        }
    }
}
