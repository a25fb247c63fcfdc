using System.ComponentModel;

namespace Langfuse.Observe.Recording.Replay;

/// <summary>Where the calls of a stored trace are read from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecordedTraces
{
    /// <summary>Reads all observations of a trace, in the order in which they began.</summary>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<RecordedCall>> ReadAsync(string traceId, CancellationToken cancellationToken = default);
}
