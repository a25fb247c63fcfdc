using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetSortOrder</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DashboardWidgetSortOrder>))]
public readonly record struct DashboardWidgetSortOrder(string Value) : IApiText<DashboardWidgetSortOrder>
{
    /// <summary><c>ASC</c>.</summary>
    public static DashboardWidgetSortOrder Asc { get; } = new("ASC");

    /// <summary><c>DESC</c>.</summary>
    public static DashboardWidgetSortOrder Desc { get; } = new("DESC");

    static DashboardWidgetSortOrder IApiText<DashboardWidgetSortOrder>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
