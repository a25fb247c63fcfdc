using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>What a recorder recorded, as the calls of a stored trace.</summary>
internal static class RecordedTraceCalls
{
    public static RecordedCall Of(RecordedObservation observation) => new()
    {
        Id = observation.Id,
        ParentId = observation.ParentId,
        Name = observation.Name,
        Type = observation.Type.ToString().ToUpperInvariant(),
        StartTime = observation.StartTime,
        EndTime = observation.EndTime,
        Input = observation.Input,
        Output = observation.Output,
        Model = observation.Model,
        Usage = observation.Usage?.ToDictionary(static unit => unit.Key, static unit => (double)unit.Value) ?? [],
        Level = observation.Level.ToString().ToUpperInvariant(),
        StatusMessage = observation.StatusMessage,
        Metadata = Metadata(observation),
    };

    private static Dictionary<string, string> Metadata(RecordedObservation observation)
    {
        var metadata = observation.Metadata.ToDictionary(static entry => entry.Key, static entry => entry.Value);
        if (observation.Recorded.Failure is { } failure)
        {
            metadata["exception.type"] = failure.Type;
            metadata["exception.message"] = failure.Message;
        }

        return metadata;
    }
}
