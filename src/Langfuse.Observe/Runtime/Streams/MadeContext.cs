using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>The context in which a stream was made. Where a stream is enumerated and nothing is current (a result that a server writes after the
/// handler has returned), its enumeration belongs there.</summary>
internal readonly struct MadeContext
{
    private readonly Activity? _activity;
    private readonly Ambient? _ambient;

    private MadeContext(Activity? activity, Ambient? ambient) => (_activity, _ambient) = (activity, ambient);

    public static MadeContext OfCurrent() => new(Activity.Current, Ambient.Current);

    /// <summary>The observation around, or null.</summary>
    public Observation? Maker => ObservationSource.Find(_activity) ?? _ambient?.Origin;

    /// <summary>Makes it current if nothing else is.</summary>
    public Extent Enter()
    {
        var around = CurrentObservation.Around();
        var (current, ambient) = (Activity.Current, Ambient.Current);
        if (around is not null || ambient is { IsUnsampled: true } || !Serves(ambient))
        {
            return default;
        }

        if (Maker is { } maker)
        {
            // Another trace is current, though nothing of ours is in it: the stream was only kept for it.
            if (current is not null && current.TraceId != maker.Activity!.TraceId)
            {
                return default;
            }

            Ambient.Current = (_ambient ?? new Ambient()) with { Origin = maker };
            Activity.Current = CurrentActivity.Running(_activity);
        }
        else if (_ambient is { IsUnsampled: true } || (_ambient is not null && ambient is not { Propagated: not null }))
        {
            Ambient.Current = _ambient;
        }

        return new Extent(current, ambient);
    }

    /// <summary>A test's recorder that is around now is there for what is consumed, whatever was around when the stream was made.</summary>
    private bool Serves(Ambient? ambient) => ambient?.Recorder is null || ReferenceEquals(ambient.Recorder, _ambient?.Recorder);

    /// <summary>While it lasts the maker's context is current.</summary>
    public readonly ref struct Extent
    {
        private readonly Activity? _current;
        private readonly Ambient? _ambient;

        public Extent(Activity? current, Ambient? ambient) => (_current, _ambient, IsOpen) = (current, ambient, true);

        /// <summary>Whether the maker's context was needed.</summary>
        public bool IsOpen { get; }

        public void Dispose()
        {
            if (IsOpen)
            {
                Ambient.Current = _ambient;
                CurrentActivity.Return(_current);
            }
        }
    }
}
