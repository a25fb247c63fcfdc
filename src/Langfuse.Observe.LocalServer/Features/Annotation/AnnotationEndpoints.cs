using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>Annotation queues with their items and the people who work on them.</summary>
internal static class AnnotationEndpoints
{
    private const string Queues = "/api/public/annotation-queues";
    private static readonly string[] s_statuses = [AnnotationItem.Pending, AnnotationItem.Completed];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Queues, Guarded.By(Role.Viewer, ListAsync));
        routes.MapPost(Queues, Guarded.By(Role.Member, CreateAsync));
        routes.MapGet(Queues + "/{queueId}", Guarded.By(Role.Viewer, GetAsync));
        routes.MapGet(Queues + "/{queueId}/items", Guarded.By(Role.Viewer, ListItemsAsync));
        routes.MapPost(Queues + "/{queueId}/items", Guarded.By(Role.Member, CreateItemAsync));
        routes.MapGet(Queues + "/{queueId}/items/{itemId}", Guarded.By(Role.Viewer, GetItemAsync));
        routes.MapPatch(Queues + "/{queueId}/items/{itemId}", Guarded.By(Role.Member, ChangeItemAsync));
        routes.MapDelete(Queues + "/{queueId}/items/{itemId}", Guarded.By(Role.Member, DeleteItemAsync));
        routes.MapPost(Queues + "/{queueId}/assignments", Guarded.By(Role.Member, AssignAsync));
        routes.MapDelete(Queues + "/{queueId}/assignments", Guarded.By(Role.Member, UnassignAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit");
        var asked = query.Page();
        query.Check();
        return JsonReply.OkAsync(context, context.Get<ICatalogue>().PageOf(AnnotationQueue.Collection, context.ProjectId(), asked, AnnotationQueueReply.Of), AnnotationJson.Default.AnnotationQueuePage);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("name", "description", "scoreConfigIds");
        var name = body.RequiredText("name");
        var configs = body.Texts("scoreConfigIds") ?? [];
        if (body.Issues.Count == 0 && configs.Count == 0)
        {
            body.Require("scoreConfigIds", "at least one score config");
        }

        var catalogue = context.Get<ICatalogue>();
        body.Issues.AddRange(configs.Where(id => catalogue.Find(ScoreConfig.Collection, context.ProjectId(), id) is null).Select(id => $"scoreConfigIds: there is no score config '{id}'"));
        var queue = new AnnotationQueue(Guid.NewGuid().ToString(), name, body.Text("description"), configs, context.NowUs(), context.NowUs());
        body.Check();
        await catalogue.PutAsync(AnnotationQueue.Collection, context.ProjectId(), queue, context.RequestAborted);
        await JsonReply.OkAsync(context, AnnotationQueueReply.Of(queue), AnnotationJson.Default.AnnotationQueueReply);
    }

    private static Task GetAsync(HttpContext context) =>
        JsonReply.OkAsync(context, AnnotationQueueReply.Of(Queue(context, 0)), AnnotationJson.Default.AnnotationQueueReply);

    private static Task ListItemsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit", "status");
        var asked = query.Page();
        var status = query.Text("status");
        if (status is not null && !s_statuses.Contains(status))
        {
            query.Issues.Add($"status: '{status}' is not one of {string.Join(", ", s_statuses)}");
        }

        query.Check();
        var queue = Queue(context, 1);
        var of = status is null ? new CatalogueQuery { Parent = queue.Id } : new CatalogueQuery { Other = AnnotationItem.PlaceOf(queue.Id, status) };
        return JsonReply.OkAsync(context, context.Get<ICatalogue>().PageOf(AnnotationItem.Collection, context.ProjectId(), asked, AnnotationItemReply.Of, of), AnnotationJson.Default.AnnotationItemPage);
    }

    private static async Task CreateItemAsync(HttpContext context)
    {
        var queue = Queue(context, 1);
        var body = (await BodyReader.OfAsync(context)).Only("objectId", "objectType", "status");
        var nowUs = context.NowUs();
        var status = body.Choice("status", s_statuses) ?? AnnotationItem.Pending;
        var item = new AnnotationItem(
            Guid.NewGuid().ToString(), queue.Id, body.RequiredText("objectId"), body.RequiredChoice("objectType", "TRACE", "OBSERVATION", "SESSION"), status,
            status == AnnotationItem.Completed ? nowUs : null, nowUs, nowUs);
        body.Check();
        await SaveAsync(context, item);
    }

    private static Task GetItemAsync(HttpContext context) => JsonReply.OkAsync(context, AnnotationItemReply.Of(Item(context)), AnnotationJson.Default.AnnotationItemReply);

    private static async Task ChangeItemAsync(HttpContext context)
    {
        var item = Item(context);
        var body = (await BodyReader.OfAsync(context)).Only("status");
        var status = body.Choice("status", s_statuses) ?? item.Status;
        body.Check();
        await SaveAsync(context, item with { Status = status, CompletedUs = status == AnnotationItem.Completed ? item.CompletedUs ?? context.NowUs() : null, UpdatedUs = context.NowUs() });
    }

    private static async Task DeleteItemAsync(HttpContext context)
    {
        await context.Get<ICatalogue>().DeleteAsync(AnnotationItem.Collection, context.ProjectId(), Item(context).Id, context.RequestAborted);
        await JsonReply.OkAsync(context, new AnnotationDeletion(true, "Annotation queue item deleted successfully"), AnnotationJson.Default.AnnotationDeletion);
    }

    private static async Task AssignAsync(HttpContext context)
    {
        var (queue, userId) = (Queue(context, 1), await ReadUserAsync(context));
        if (context.Get<ICatalogue>().Find(AccessCollections.Users, Catalogue.NoProject, userId) is null)
        {
            throw ApiException.NotFound($"User not found: '{userId}'");
        }

        await context.Get<ICatalogue>().PutAsync(AnnotationAssignment.Collection, context.ProjectId(), new AnnotationAssignment(queue.Id, userId, context.NowUs()), context.RequestAborted);
        await JsonReply.OkAsync(context, new AssignmentReply(userId, queue.Id, context.ProjectId()), AnnotationJson.Default.AssignmentReply);
    }

    private static async Task UnassignAsync(HttpContext context)
    {
        var (queue, userId) = (Queue(context, 1), await ReadUserAsync(context));
        await context.Get<ICatalogue>().DeleteAsync(AnnotationAssignment.Collection, context.ProjectId(), AnnotationAssignment.IdOf(queue.Id, userId), context.RequestAborted);
        await JsonReply.OkAsync(context, new AssignmentDeletion(true), AnnotationJson.Default.AssignmentDeletion);
    }

    private static async Task<string> ReadUserAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("userId");
        var userId = body.RequiredText("userId");
        body.Check();
        return userId;
    }

    private static AnnotationQueue Queue(HttpContext context, int back) =>
        context.Get<ICatalogue>().Find(AnnotationQueue.Collection, context.ProjectId(), PathSegment.FromEnd(context, back)) ?? throw ApiException.NotFound("Annotation queue not found");

    private static AnnotationItem Item(HttpContext context)
    {
        var queue = Queue(context, 2);
        return context.Get<ICatalogue>().Find(AnnotationItem.Collection, context.ProjectId(), PathSegment.FromEnd(context)) is { } item && item.QueueId == queue.Id
            ? item
            : throw ApiException.NotFound("Annotation queue item not found");
    }

    private static async Task SaveAsync(HttpContext context, AnnotationItem item)
    {
        await context.Get<ICatalogue>().PutAsync(AnnotationItem.Collection, context.ProjectId(), item, context.RequestAborted);
        await JsonReply.OkAsync(context, AnnotationItemReply.Of(item), AnnotationJson.Default.AnnotationItemReply);
    }
}
