using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetChartConfigInput</c> of Langfuse's API.</summary>
public sealed record DashboardWidgetChartConfigInput
{
    /// <summary>Type.</summary>
    public DashboardWidgetChartType? Type { get; init; }

    /// <summary>Row limit.</summary>
    [JsonPropertyName("row_limit")]
    public int? RowLimit { get; init; }

    /// <summary>Show value labels.</summary>
    [JsonPropertyName("show_value_labels")]
    public bool? ShowValueLabels { get; init; }

    /// <summary>Bins.</summary>
    public int? Bins { get; init; }

    /// <summary>Default sort.</summary>
    public DashboardWidgetDefaultSort? DefaultSort { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
