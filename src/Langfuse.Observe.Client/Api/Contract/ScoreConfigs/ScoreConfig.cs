using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ScoreConfig</c> of Langfuse's API.</summary>
public sealed record ScoreConfig
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Project id.</summary>
    public string ProjectId { get; init; } = "";

    /// <summary>Data type.</summary>
    public ScoreConfigDataType DataType { get; init; }

    /// <summary>Is archived.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Min value.</summary>
    public double? MinValue { get; init; }

    /// <summary>Max value.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<ConfigCategory>? Categories { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
