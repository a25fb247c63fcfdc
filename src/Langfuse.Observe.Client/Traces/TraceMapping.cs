using System.Text.Json;
using Langfuse.Observe.Api;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Traces;

/// <summary>From the contract's two generations to what users read.</summary>
internal static class TraceMapping
{
    /// <summary>Version 4 has no record of a trace: its first observation says what there is to say.</summary>
    public static TraceRecord OfRoot(ObservationV2 root) => new()
    {
        Id = root.TraceId ?? "",
        Name = string.IsNullOrEmpty(root.TraceName) ? root.Name : root.TraceName,
        Timestamp = root.StartTime,
        UserId = Given(root.UserId),
        SessionId = Given(root.SessionId),
        Tags = root.Tags ?? [],
        Environment = root.Environment,
        Release = Given(root.Release),
        Version = Given(root.Version),
        IsPublic = root.Public ?? false,
        Input = Stored(root.Input),
        Output = Stored(root.Output),
        InputText = Text(root.Input),
        OutputText = Text(root.Output),
        Metadata = root.Metadata ?? default,
        Latency = root.Latency is { } seconds ? TimeSpan.FromSeconds(seconds) : root.EndTime - root.StartTime,
        TotalCost = root.TotalCost,
        RootObservationId = root.Id,
    };

    /// <summary>The whole is what the first says, but for the output, which is that of the last to end.</summary>
    public static TraceRecord OfTops(TraceTops tops) => OfRoot(tops.First) with
    {
        Output = Stored(tops.Last.Output),
        OutputText = Text(tops.Last.Output),
    };

    public static TraceRecord Of(IStoredTrace trace) => new()
    {
        Id = trace.Id,
        Name = trace.Name,
        Timestamp = trace.Timestamp,
        UserId = trace.UserId,
        SessionId = trace.SessionId,
        Tags = trace.Tags,
        Environment = trace.Environment,
        Release = trace.Release,
        Version = trace.Version,
        IsPublic = trace.Public,
        Input = trace.Input ?? JsonText.Null,
        Output = trace.Output ?? JsonText.Null,
        InputText = Text(trace.Input),
        OutputText = Text(trace.Output),
        Metadata = trace.Metadata ?? default,
        Latency = trace.Latency is >= 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        TotalCost = trace.TotalCost is >= 0 ? trace.TotalCost : null,
    };

    public static TraceRecord Of(TraceWithFullDetails trace) => Of((IStoredTrace)trace) with
    {
        Observations = [.. trace.Observations.Select(Of).OrderBy(static observation => observation.StartTime)],
    };

    public static ObservationRecord Of(ObservationV2 observation) => new()
    {
        Id = observation.Id,
        TraceId = observation.TraceId ?? "",
        ParentObservationId = Given(observation.ParentObservationId),
        Type = observation.Type,
        Name = observation.Name,
        StartTime = observation.StartTime,
        EndTime = observation.EndTime,
        Level = observation.Level?.Value ?? "DEFAULT",
        StatusMessage = Given(observation.StatusMessage),
        Environment = observation.Environment,
        Version = Given(observation.Version),
        UserId = Given(observation.UserId),
        SessionId = Given(observation.SessionId),
        Input = Stored(observation.Input),
        Output = Stored(observation.Output),
        InputText = Text(observation.Input),
        OutputText = Text(observation.Output),
        Metadata = observation.Metadata ?? default,
        Model = observation.ProvidedModelName,
        Usage = observation.UsageDetails ?? new Dictionary<string, double>(),
        TotalCost = observation.TotalCost,
        PromptName = observation.PromptName,
        PromptVersion = observation.PromptVersion,
    };

    public static ObservationRecord Of(ObservationsView observation) => new()
    {
        Id = observation.Id,
        TraceId = observation.TraceId ?? "",
        ParentObservationId = observation.ParentObservationId,
        Type = observation.Type,
        Name = observation.Name,
        StartTime = observation.StartTime,
        EndTime = observation.EndTime,
        Level = observation.Level.Value ?? "DEFAULT",
        StatusMessage = observation.StatusMessage,
        Environment = observation.Environment,
        Version = observation.Version,
        Input = observation.Input,
        Output = observation.Output,
        InputText = Text(observation.Input),
        OutputText = Text(observation.Output),
        Metadata = observation.Metadata,
        Model = observation.Model,
        Usage = observation.UsageDetails,
        PromptName = observation.PromptName,
        PromptVersion = observation.PromptVersion,
    };

    /// <summary>Version 4 gives inputs and outputs as the text that was sent, whether it is JSON or not.</summary>
    private static JsonElement Stored(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.String } text ? JsonText.OfStored(text.GetString()) : json ?? JsonText.Null;

    private static string? Text(JsonElement? json) =>
        json is not { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? null : JsonText.Of(given);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
