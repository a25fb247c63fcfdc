using Langfuse.Observe.Delivery.Observations;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Recording.Sampling;

/// <summary>What is known of one trace that is delivered only if it shows an error: its ended observations, spans of other libraries under
/// them, and scores.</summary>
internal sealed class HeldTrace(TailSampler sampler)
{
    /// <summary>Beyond this the trace is let go: a trace that never ends must not fill the memory.</summary>
    private const int MostHeld = 10_000;

    private readonly List<object> _held = [];
    private bool _isSettled;

    public bool IsKept { get; private set; }

    /// <summary>The estimated bytes of what is held.</summary>
    public long Bytes { get; private set; }

    public bool Takes(Observation observation)
    {
        lock (_held)
        {
            if (observation.Level == ObservationLevel.Error && !_isSettled)
            {
                Keep(observation);
            }

            if (IsKept)
            {
                return true;
            }

            if (ReferenceEquals(observation.Root, observation))
            {
                LetGo();
            }

            Hold(observation, QueuedObservation.Of(observation).Bytes);
            return false;
        }
    }

    /// <summary>Whether a score or a span of another library goes on its way now; else it is held or let go with the trace.</summary>
    public bool Takes(object item, int bytes)
    {
        lock (_held)
        {
            if (!IsKept)
            {
                Hold(item, bytes);
            }

            return IsKept;
        }
    }

    /// <summary>The trace has shown no error in time.</summary>
    public void LetGo()
    {
        lock (_held)
        {
            if (_isSettled)
            {
                return;
            }

            Settle();
            _held.ForEach(sampler.Release);
            _held.Clear();
        }
    }

    private void Keep(Observation because)
    {
        Settle();
        IsKept = true;
        sampler.Remember(because.TraceId);
        _held.ForEach(sampler.Deliver);
        _held.Clear();
    }

    private void Settle()
    {
        _isSettled = true;
        sampler.Forget(this, Bytes);
        Bytes = 0;
    }

    private void Hold(object item, int bytes)
    {
        if (!_isSettled && _held.Count == MostHeld)
        {
            LetGo();
        }

        if (_isSettled)
        {
            sampler.Release(item);
            return;
        }

        _held.Add(item);
        Bytes += bytes;
        sampler.Holds(this, bytes);
    }
}
