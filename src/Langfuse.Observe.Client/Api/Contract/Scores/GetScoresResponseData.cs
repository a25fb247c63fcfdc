using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>GetScoresResponseData</c> of Langfuse's API.</summary>
public sealed record GetScoresResponseData
{
    /// <summary>Data type.</summary>
    public string? DataType { get; init; }

    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Dataset run id.</summary>
    public string? DatasetRunId { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Source.</summary>
    public ScoreSource Source { get; init; }

    /// <summary>Timestamp.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Author user id.</summary>
    public string? AuthorUserId { get; init; }

    /// <summary>Comment.</summary>
    public string? Comment { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>Config id.</summary>
    public string? ConfigId { get; init; }

    /// <summary>Queue id.</summary>
    public string? QueueId { get; init; }

    /// <summary>Environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Value.</summary>
    public double? Value { get; init; }

    /// <summary>Trace.</summary>
    public GetScoresResponseTraceData? Trace { get; init; }

    /// <summary>String value.</summary>
    public string? StringValue { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
