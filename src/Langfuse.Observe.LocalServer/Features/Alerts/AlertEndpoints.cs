using System.Text.Json;
using Langfuse.Observe.LocalServer.Alerts;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Alerts;

/// <summary>Alerts and their log.</summary>
internal static class AlertEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/alerts", Guarded.Local(Role.Viewer, ListAsync));
        routes.MapPost("/api/local/alerts", Guarded.Local(Role.Member, CreateAsync));
        routes.MapGet("/api/local/alerts/{alertId}", Guarded.Local(Role.Viewer, GetAsync));
        routes.MapPatch("/api/local/alerts/{alertId}", Guarded.Local(Role.Member, ChangeAsync));
        routes.MapDelete("/api/local/alerts/{alertId}", Guarded.Local(Role.Member, DeleteAsync));
        routes.MapGet("/api/local/alerts/{alertId}/events", Guarded.Local(Role.Viewer, EventsAsync));
        routes.MapPost("/api/local/alerts/{alertId}/test", Guarded.Local(Role.Member, TestAsync));
    }

    private static Task ListAsync(HttpContext context) => PageAsync(context, Alert.Collection, null, (writer, alert) => AlertReply.Write(writer, alert));

    private static async Task CreateAsync(HttpContext context)
    {
        var (alert, secret) = AlertBody.ReadNew(await BodyReader.OfAsync(context), context.Get<IMetricsStore>(), context.Get<SecretBox>(), context.NowUs());
        await context.Get<ICatalogue>().PutAsync(Alert.Collection, context.ProjectId(), alert, context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status201Created, writer => AlertReply.Write(writer, alert, secret));
    }

    private static Task GetAsync(HttpContext context)
    {
        var alert = Find(context, 0);
        return JsonReply.OkAsync(context, writer => AlertReply.Write(writer, alert));
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var id = Find(context, 0).Id;
        var body = await BodyReader.OfAsync(context);
        var changed = await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                // Read anew: a check may have written its state meanwhile.
                var alert = writer.Find(Alert.Collection, context.ProjectId(), id) ?? throw ApiException.NotFound("Alert not found");
                var next = AlertBody.ReadChange(body, alert, context.Get<IMetricsStore>(), context.Get<SecretBox>(), context.NowUs());
                writer.Put(Alert.Collection, context.ProjectId(), next);
                return next;
            },
            context.RequestAborted);
        await JsonReply.OkAsync(context, writer => AlertReply.Write(writer, changed));
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var alert = Find(context, 0);
        await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                foreach (var item in writer.All(AlertEvent.Collection, context.ProjectId(), alert.Id))
                {
                    writer.Delete(AlertEvent.Collection, context.ProjectId(), item.Id);
                }

                return writer.Delete(Alert.Collection, context.ProjectId(), alert.Id);
            },
            context.RequestAborted);
        await JsonReply.NoContentAsync(context);
    }

    private static Task EventsAsync(HttpContext context) => PageAsync(context, AlertEvent.Collection, Find(context, 1).Id, AlertReply.Write);

    private static async Task TestAsync(HttpContext context)
    {
        var alert = Find(context, 1);
        var nowUs = context.NowUs();
        var item = AlertNews.Of(context.ProjectId(), alert, AlertEvent.Test, nowUs - alert.WindowMinutes * 60_000_000L, nowUs);
        await context.Get<ICatalogue>().PutAsync(AlertEvent.Collection, context.ProjectId(), item, context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status202Accepted, writer => AlertReply.Write(writer, item));
    }

    private static Task PageAsync<T>(HttpContext context, Collection<T> collection, string? parent, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit");
        var asked = query.Page();
        query.Check();
        var catalogue = context.Get<ICatalogue>();
        var of = new CatalogueQuery { Parent = parent };
        var items = catalogue.List(collection, context.ProjectId(), of with { Limit = asked.Limit, Offset = asked.Offset });
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteList("data", items, write);
            asked.WriteMeta(writer, catalogue.Count(collection, context.ProjectId(), of));
            writer.WriteEndObject();
        });
    }

    private static Alert Find(HttpContext context, int back) =>
        context.Get<ICatalogue>().Find(Alert.Collection, context.ProjectId(), PathSegment.FromEnd(context, back)) ?? throw ApiException.NotFound("Alert not found");
}
