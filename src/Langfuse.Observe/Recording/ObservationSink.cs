using System.Diagnostics;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Recording;

/// <summary>Where the observations of a trace go: a client's delivery queue, or a test's recorder.</summary>
/// <remarks>Every member is called on the user's thread, must be fast and must not throw.</remarks>
internal abstract class ObservationSink
{
    /// <summary>Whether arguments and results are captured.</summary>
    public virtual bool CapturesContent => true;

    /// <summary>The longest field in bytes of UTF-8 that is captured; what is over is cut and marked.</summary>
    public virtual int MaxFieldBytes => 1 << 20;

    /// <summary>The longest field that is left after masking, if that is shorter: a mask must see what stands behind the cut.</summary>
    public virtual int MaxMaskedBytes => MaxFieldBytes;

    /// <summary>The environment stamped on every observation, or null.</summary>
    public virtual string? Environment => null;

    /// <summary>The release stamped on every observation, or null.</summary>
    public virtual string? Release => null;

    /// <summary>Whether a trace is recorded. <paramref name="rate"/> is the attribute's own rate; the sink multiplies it by its own.</summary>
    /// <param name="traceIdLow">The last 8 bytes of the trace id, big-endian: services that share the id decide alike.</param>
    /// <param name="rate">The share to record, from 0 to 1.</param>
    public abstract bool Samples(ulong traceIdLow, double rate);

    /// <summary>Whether <see cref="Samples"/> can ever refuse a trace at an attribute rate of 1, so that a trace id must be known first.</summary>
    public virtual bool AlwaysSamples => true;

    /// <summary>Whether <see cref="Mask"/> does anything.</summary>
    public virtual bool Masks => false;

    /// <summary>Masks a text that is about to be recorded. An exception in the user's mask gives a text that is masked whole.</summary>
    public virtual string Mask(MaskedField field, string text) => text;

    /// <summary>Whether a span of another library goes where the observations go.</summary>
    public virtual bool Exports(Activity foreign) => false;

    /// <summary>The calls that end with a task which somebody else completes.</summary>
    public FollowedCalls Followed { get; } = new();

    /// <summary>What was started by hand and has not ended; null where nobody asks.</summary>
    public virtual OpenStarts? Open => null;

    /// <summary>Takes an observation that has ended.</summary>
    public abstract void Accept(Observation observation);

    /// <summary>An update came after its observation had ended, or after its trace was sent.</summary>
    public virtual void MissUpdate()
    {
    }

    /// <summary>Takes a score.</summary>
    public abstract void Accept(ScoreRecord score);
}
