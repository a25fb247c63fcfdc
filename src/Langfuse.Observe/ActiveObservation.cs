using System.Diagnostics;

namespace Langfuse.Observe;

/// <summary>The time in which an observation is current, see <see cref="Observation.Activate"/>. Disposing it makes current again what was before.</summary>
/// <remarks>Dispose it in the flow that made it, once. It does not end the observation.</remarks>
public readonly struct ActiveObservation : IDisposable, IEquatable<ActiveObservation>
{
    private readonly Activity? _active;
    private readonly Activity? _before;

    internal ActiveObservation(Activity? active)
    {
        _active = active;
        _before = Activity.Current;
        if (active is { IsStopped: false })
        {
            Activity.Current = active;
        }
    }

    /// <summary>Makes current again what was before, unless something else became current meanwhile.</summary>
    public void Dispose()
    {
        if (_active is not null && ReferenceEquals(Activity.Current, _active))
        {
            Activity.Current = _before is { IsStopped: true } ? null : _before;
        }
    }

    /// <inheritdoc/>
    public bool Equals(ActiveObservation other) => ReferenceEquals(_active, other._active) && ReferenceEquals(_before, other._before);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActiveObservation other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_active, _before);

    /// <summary>Whether both are the same activation.</summary>
    public static bool operator ==(ActiveObservation left, ActiveObservation right) => left.Equals(right);

    /// <summary>Whether they are different activations.</summary>
    public static bool operator !=(ActiveObservation left, ActiveObservation right) => !left.Equals(right);
}
