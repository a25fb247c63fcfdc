using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetDimension</c> of Langfuse's API.</summary>
public sealed record DashboardWidgetDimension
{
    /// <summary>Field.</summary>
    public required string Field { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
