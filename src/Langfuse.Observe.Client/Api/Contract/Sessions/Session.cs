using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Session</c> of Langfuse's API.</summary>
public sealed record Session
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
