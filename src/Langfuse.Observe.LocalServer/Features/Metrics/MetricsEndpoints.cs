using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Metrics;

/// <summary>GET /metrics and /v2/metrics.</summary>
internal static class MetricsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/public/metrics", Guarded.By(Role.Viewer, context => GetAsync(context, isV2: false)));
        routes.MapGet("/api/public/v2/metrics", Guarded.By(Role.Viewer, context => GetAsync(context, isV2: true)));
    }

    private static Task GetAsync(HttpContext context, bool isV2)
    {
        var parameters = new QueryReader(context.Request.Query);
        var text = parameters.Required("query");
        parameters.Check();
        using var json = JsonText.TryParse(text) ?? throw ApiException.Invalid("query: must be a JSON object with view, metrics, fromTimestamp and toTimestamp");
        var store = context.Get<IMetricsStore>();
        var rows = store.Run(context.ProjectId(), MetricsBody.Read(json.RootElement, isV2, store));
        return JsonReply.OkAsync(context, writer => Write(writer, rows));
    }

    /// <summary>Writes the answer to one query.</summary>
    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<MetricsValue>> rows)
    {
        writer.WriteStartObject();
        writer.WriteList("data", rows, WriteRow);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, IReadOnlyList<MetricsValue> row)
    {
        writer.WriteStartObject();
        foreach (var (name, value, isJson) in row)
        {
            switch (value)
            {
                case string text when isJson:
                    StoredJson.Raw(writer, name, text);
                    break;
                case string text:
                    writer.WriteString(name, text);
                    break;
                case long number:
                    writer.WriteNumber(name, number);
                    break;
                case double number:
                    StoredJson.Number(writer, name, number);
                    break;
                default:
                    writer.WriteNull(name);
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
