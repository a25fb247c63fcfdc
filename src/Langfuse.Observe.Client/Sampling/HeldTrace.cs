using Langfuse.Observe.Queues;

namespace Langfuse.Observe.Sampling;

/// <summary>The ended observations of one trace that is delivered only if it shows an error.</summary>
internal sealed class HeldTrace
{
    /// <summary>Beyond this the trace is let go: a trace that never ends must not fill the memory.</summary>
    private const int MostHeld = 10_000;

    private readonly List<Observation> _held = [];
    private bool _isLetGo;

    public bool IsKept { get; private set; }

    public bool Takes(Observation observation, ClientSink sink)
    {
        lock (_held)
        {
            if (IsKept)
            {
                return true;
            }

            if (observation.Level == ObservationLevel.Error && !_isLetGo)
            {
                IsKept = true;
                _held.ForEach(sink.Enqueue);
                _held.Clear();
                return true;
            }

            if (_isLetGo || ReferenceEquals(observation.Root, observation) || _held.Count == MostHeld)
            {
                LetGo(observation, sink);
            }
            else
            {
                _held.Add(observation);
            }

            return false;
        }
    }

    private void LetGo(Observation observation, ClientSink sink)
    {
        _isLetGo = true;
        _held.Add(observation);
        foreach (var held in _held)
        {
            new QueuedObservation(held, 0).Release();
        }

        sink.SampleOut(_held.Count);
        _held.Clear();
    }
}
