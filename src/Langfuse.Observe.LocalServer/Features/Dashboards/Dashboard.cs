using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>Widgets on a grid of 12 columns, with filters that hold for all of them.</summary>
internal sealed record Dashboard(string Id, string Name, string Description, IReadOnlyList<Placement> Placements, JsonElement Filters, long CreatedUs, long UpdatedUs)
{
    public static readonly Collection<Dashboard> Collection = new("dashboard", DashboardJson.Default.Dashboard, dashboard => dashboard.Id, dashboard => dashboard.UpdatedUs);
}

/// <summary>A tile: a widget of the project, or a preset of the page.</summary>
internal sealed record Placement(
    string Id, string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? WidgetId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PresetId,
    int X, int Y, int Width, int Height)
{
    public const string Widget = "widget";
    public const string Preset = "preset";
    public const int DefaultSize = 6;
    public const int Columns = 12;
    public const int MaxRow = 10_000;
}
