using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DashboardWidgetView</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<DashboardWidgetView>))]
public readonly record struct DashboardWidgetView(string Value) : IApiText<DashboardWidgetView>
{
    /// <summary><c>observations</c>.</summary>
    public static DashboardWidgetView Observations { get; } = new("observations");

    /// <summary><c>scores-numeric</c>.</summary>
    public static DashboardWidgetView ScoresNumeric { get; } = new("scores-numeric");

    /// <summary><c>scores-boolean</c>.</summary>
    public static DashboardWidgetView ScoresBoolean { get; } = new("scores-boolean");

    /// <summary><c>scores-categorical</c>.</summary>
    public static DashboardWidgetView ScoresCategorical { get; } = new("scores-categorical");

    static DashboardWidgetView IApiText<DashboardWidgetView>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
