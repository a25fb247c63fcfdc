using System.Text.Json;
using Langfuse.Observe.Recording.Replay;
using Langfuse.Observe.Values;

namespace Langfuse.Observe;

/// <content>What a test replays.</content>
public sealed partial class LangfuseClient : IRecordedTraces
{
    async Task<IReadOnlyList<RecordedCall>> IRecordedTraces.ReadAsync(string traceId, CancellationToken cancellationToken)
    {
        var trace = await Traces.GetAsync(traceId, cancellationToken).ConfigureAwait(false);
        return [.. trace.Observations.Select(Recorded)];
    }

    private static RecordedCall Recorded(ObservationRecord observation) => new()
    {
        Id = observation.Id,
        ParentId = observation.ParentObservationId,
        Name = observation.Name ?? "",
        Type = observation.Type,
        StartTime = observation.StartTime,
        EndTime = observation.EndTime,
        Input = observation.InputText,
        Output = observation.OutputText,
        Model = observation.Model,
        Usage = observation.Usage,
        Level = observation.Level,
        StatusMessage = observation.StatusMessage,
        Metadata = Texts(observation.Metadata),
    };

    private static Dictionary<string, string> Texts(JsonElement metadata) => metadata.ValueKind != JsonValueKind.Object
        ? []
        : metadata.EnumerateObject().Where(static entry => entry.Value.ValueKind != JsonValueKind.Null)
            .GroupBy(static entry => entry.Name).ToDictionary(static entries => entries.Key, static entries => JsonText.Of(entries.Last().Value));
}
