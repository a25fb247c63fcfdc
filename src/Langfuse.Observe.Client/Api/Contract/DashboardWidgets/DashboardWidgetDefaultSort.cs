using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetDefaultSort</c> of Langfuse's API.</summary>
public sealed record DashboardWidgetDefaultSort
{
    /// <summary>Column.</summary>
    public required string Column { get; init; }

    /// <summary>Order.</summary>
    public required DashboardWidgetSortOrder Order { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
