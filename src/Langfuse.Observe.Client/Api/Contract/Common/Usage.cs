using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Usage</c> of Langfuse's API.</summary>
public sealed record Usage
{
    /// <summary>Input.</summary>
    public int Input { get; init; }

    /// <summary>Output.</summary>
    public int Output { get; init; }

    /// <summary>Total.</summary>
    public int Total { get; init; }

    /// <summary>Unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Input cost.</summary>
    public double? InputCost { get; init; }

    /// <summary>Output cost.</summary>
    public double? OutputCost { get; init; }

    /// <summary>Total cost.</summary>
    public double? TotalCost { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
