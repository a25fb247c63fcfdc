using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>CreateDashboardPlacementRequest</c> of Langfuse's API.</summary>
public sealed record CreateDashboardPlacementRequest
{
    /// <summary>Type.</summary>
    public string? Type { get; init; }

    /// <summary>Id.</summary>
    public string? Id { get; init; }

    /// <summary>Widget id.</summary>
    public string? WidgetId { get; init; }

    /// <summary>X.</summary>
    public int? X { get; init; }

    /// <summary>Y.</summary>
    public int? Y { get; init; }

    /// <summary>Width.</summary>
    public int? Width { get; init; }

    /// <summary>Height.</summary>
    public int? Height { get; init; }

    /// <summary>Preset id.</summary>
    public string? PresetId { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
