using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetViewWithLegacy</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DashboardWidgetViewWithLegacy>))]
public readonly record struct DashboardWidgetViewWithLegacy(string Value) : IApiText<DashboardWidgetViewWithLegacy>
{
    /// <summary><c>observations</c>.</summary>
    public static DashboardWidgetViewWithLegacy Observations { get; } = new("observations");

    /// <summary><c>scores-numeric</c>.</summary>
    public static DashboardWidgetViewWithLegacy ScoresNumeric { get; } = new("scores-numeric");

    /// <summary><c>scores-boolean</c>.</summary>
    public static DashboardWidgetViewWithLegacy ScoresBoolean { get; } = new("scores-boolean");

    /// <summary><c>scores-categorical</c>.</summary>
    public static DashboardWidgetViewWithLegacy ScoresCategorical { get; } = new("scores-categorical");

    /// <summary><c>traces</c>.</summary>
    public static DashboardWidgetViewWithLegacy Traces { get; } = new("traces");

    static DashboardWidgetViewWithLegacy IApiText<DashboardWidgetViewWithLegacy>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
