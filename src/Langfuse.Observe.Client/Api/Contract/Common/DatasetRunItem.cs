using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DatasetRunItem</c> of Langfuse's API.</summary>
public sealed record DatasetRunItem
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Dataset run id.</summary>
    public string DatasetRunId { get; init; } = "";

    /// <summary>Dataset run name.</summary>
    public string DatasetRunName { get; init; } = "";

    /// <summary>Dataset item id.</summary>
    public string DatasetItemId { get; init; } = "";

    /// <summary>Trace id.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>Observation id.</summary>
    public string? ObservationId { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
