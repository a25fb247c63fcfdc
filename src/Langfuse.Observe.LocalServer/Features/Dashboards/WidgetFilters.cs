using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Dashboards;

/// <summary>Reads the filters of widgets and dashboards: the filter of the API, kept as it was given.</summary>
internal static class WidgetFilters
{
    /// <summary>The list, or null when the member is not there. What is wrong with it is among the issues.</summary>
    public static JsonElement? Read(BodyReader body, string name)
    {
        if (body.Json(name) is not { } filters)
        {
            return null;
        }

        _ = FilterReader.Read(filters, body.Issues);
        return filters.ValueKind == JsonValueKind.Array ? filters : JsonText.EmptyList;
    }
}
