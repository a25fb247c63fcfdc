using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateScoreConfigRequest</c> of Langfuse's API.</summary>
public sealed record CreateScoreConfigRequest
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Data type.</summary>
    public required ScoreConfigDataType DataType { get; init; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<ConfigCategory>? Categories { get; init; }

    /// <summary>Min value.</summary>
    public double? MinValue { get; init; }

    /// <summary>Max value.</summary>
    public double? MaxValue { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
