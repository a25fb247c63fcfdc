namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>Reads dashboards and the tiles on them.</summary>
internal static class DashboardBody
{
    private const int MaxName = 256;
    private const int MaxDescription = 1000;
    private const int MaxPlacements = 200;
    private static readonly string[] s_fields = ["name", "description", "definition", "filters"];
    private static readonly string[] s_places = ["x", "y", "width", "height"];

    public static Dashboard Create(BodyReader body, long nowUs)
    {
        body.Only(s_fields);
        return new Dashboard(
            Guid.NewGuid().ToString(), body.RequiredText("name", MaxName), body.Text("description", MaxDescription) ?? "", Definition(body) ?? [],
            WidgetFilters.Read(body, "filters") ?? JsonText.EmptyList, nowUs, nowUs);
    }

    public static Dashboard Change(BodyReader body, Dashboard earlier, long nowUs)
    {
        body.Only(s_fields);
        RequireOne(body, s_fields);
        return earlier with
        {
            Name = body.Has("name") ? body.RequiredText("name", MaxName) : earlier.Name,
            Description = body.Text("description", MaxDescription) ?? earlier.Description,
            Placements = Definition(body) ?? earlier.Placements,
            Filters = WidgetFilters.Read(body, "filters") ?? earlier.Filters,
            UpdatedUs = Math.Max(nowUs, earlier.UpdatedUs + 1),
        };
    }

    /// <summary>A tile; without a place of its own it comes below all others.</summary>
    public static Placement ReadPlacement(BodyReader body, IReadOnlyList<Placement> others)
    {
        body.Only("id", "type", "widgetId", "presetId", "x", "y", "width", "height");
        var type = body.RequiredChoice("type", Placement.Widget, Placement.Preset);
        var below = others.Count == 0 ? 0 : others.Max(other => other.Y + other.Height);
        return new Placement(
            body.Text("id", MaxName) ?? Guid.NewGuid().ToString(), type,
            type == Placement.Widget ? body.RequiredText("widgetId") : null, type == Placement.Preset ? body.RequiredText("presetId") : null,
            body.Whole("x", 0, Placement.Columns - 1) ?? 0, body.Whole("y", 0, Placement.MaxRow) ?? below,
            body.Whole("width", 1, Placement.Columns) ?? Placement.DefaultSize, body.Whole("height", 1, Placement.MaxRow) ?? Placement.DefaultSize);
    }

    public static Placement Move(BodyReader body, Placement earlier)
    {
        body.Only(s_places);
        RequireOne(body, s_places);
        return earlier with
        {
            X = body.Whole("x", 0, Placement.Columns - 1) ?? earlier.X,
            Y = body.Whole("y", 0, Placement.MaxRow) ?? earlier.Y,
            Width = body.Whole("width", 1, Placement.Columns) ?? earlier.Width,
            Height = body.Whole("height", 1, Placement.MaxRow) ?? earlier.Height,
        };
    }

    public static void CheckCount(BodyReader body, int count)
    {
        if (count > MaxPlacements)
        {
            body.Issues.Add($"a dashboard holds at most {MaxPlacements} tiles");
        }
    }

    private static List<Placement>? Definition(BodyReader body)
    {
        if (body.Object("definition") is not { } given)
        {
            return null;
        }

        var definition = new BodyReader(given, "definition.", body.Issues).Only("widgets");
        var tiles = definition.Objects("widgets");
        if (tiles is null)
        {
            definition.Require("widgets", "a list of tiles");
        }

        var placed = new List<Placement>();
        CheckCount(body, tiles?.Count ?? 0);
        foreach (var tile in tiles?.Take(MaxPlacements) ?? [])
        {
            placed.Add(ReadPlacement(tile, placed));
        }

        body.Issues.AddRange(placed.GroupBy(tile => tile.Id).Where(same => same.Count() > 1).Select(same => $"definition.widgets: the id '{same.Key}' is there more than once"));
        return placed;
    }

    private static void RequireOne(BodyReader body, string[] fields)
    {
        if (!fields.Any(body.Has))
        {
            body.Issues.Add($"the body: at least one of {string.Join(", ", fields)} is required");
        }
    }
}
