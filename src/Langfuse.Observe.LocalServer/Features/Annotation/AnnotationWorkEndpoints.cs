using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>Working through queues: filling them, taking items, judging, skipping, and how far people agree.</summary>
internal static class AnnotationWorkEndpoints
{
    private const int MostAdded = 10_000;
    private const int Page = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/annotation-queues/{queueId}", Guarded.Local(Role.Viewer, GetAsync));
        routes.MapPatch("/api/local/annotation-queues/{queueId}", Guarded.Local(Role.Member, ChangeAsync));
        routes.MapPost("/api/local/annotation-queues/{queueId}/items", Guarded.Local(Role.Member, FillAsync));
        routes.MapPost("/api/local/annotation-queues/{queueId}/next", Guarded.Local(Role.Member, NextAsync));
        routes.MapGet("/api/local/annotation-queues/{queueId}/agreement", Guarded.Local(Role.Viewer, AgreementAsync));
        routes.MapPost("/api/local/annotation-items/{itemId}/complete", Guarded.Local(Role.Member, CompleteAsync));
        routes.MapPost("/api/local/annotation-items/{itemId}/skip", Guarded.Local(Role.Member, context => LeaveAsync(context, skip: true)));
        routes.MapPost("/api/local/annotation-items/{itemId}/release", Guarded.Local(Role.Member, context => LeaveAsync(context, skip: false)));
        routes.MapPut("/api/local/annotation-items/{itemId}/assignee", Guarded.Local(Role.Member, AssignAsync));
    }

    private static Task GetAsync(HttpContext context)
    {
        var queue = Queue(context, 0);
        return JsonReply.OkAsync(context, writer => AnnotationWorkReply.Write(writer, context.Get<ICatalogue>(), context.ProjectId(), queue, context.NowUs()));
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var queue = Queue(context, 0);
        var body = (await BodyReader.OfAsync(context)).Only("order", "peoplePerItem", "leaseMinutes");
        var changed = queue with
        {
            Order = body.Choice("order", AnnotationQueue.Oldest, AnnotationQueue.Newest, AnnotationQueue.Random) ?? queue.Order,
            PeoplePerItem = body.Whole("peoplePerItem", 1, 10) ?? queue.PeoplePerItem,
            LeaseMinutes = body.Whole("leaseMinutes", 1, 1440) ?? queue.LeaseMinutes,
            UpdatedUs = context.NowUs(),
        };
        body.Check();
        await context.Get<ICatalogue>().PutAsync(AnnotationQueue.Collection, context.ProjectId(), changed, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => AnnotationWorkReply.Write(writer, context.Get<ICatalogue>(), context.ProjectId(), changed, context.NowUs()));
    }

    private static async Task FillAsync(HttpContext context)
    {
        var queue = Queue(context, 1);
        var body = (await BodyReader.OfAsync(context)).Only("objectType", "filter", "fromStartTime", "toStartTime", "limit");
        var type = body.RequiredChoice("objectType", "TRACE", "OBSERVATION", "SESSION");
        var filter = body.Json("filter") is { } given ? FilterReader.Read(given, body.Issues) : new Filter();
        var (from, to, most) = (body.TimeUs("fromStartTime"), body.TimeUs("toStartTime"), body.Whole("limit", 1, MostAdded) ?? 1000);
        body.Check();
        var found = Find(context, type, filter, from, to, most);
        var (added, present) = await context.Get<AnnotationWork>().AddAsync(context.ProjectId(), queue.Id, type, found, context.RequestAborted);
        await JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("added", added);
            writer.WriteNumber("present", present);
            writer.WriteEndObject();
        });
    }

    // A page after the other, each of what the lists of the API would give.
    private static List<(string Id, string? TraceId)> Find(HttpContext context, string type, Filter filter, long? from, long? to, int most)
    {
        var found = new List<(string, string?)>();
        for (var page = 1; found.Count < most; page++)
        {
            var asked = new PageRequest(page, Page);
            List<(string, string?)> next = type switch
            {
                "TRACE" => [.. context.Get<ITraceStore>().List(context.ProjectId(), page == 1 ? filter.AndBetween("timestamp", from, to) : filter, new SortOrder("timestamp", true), asked, false, false).Traces.Select(trace => (trace.Id, (string?)trace.Id))],
                "SESSION" => [.. context.Get<ISessionStore>().List(context.ProjectId(), page == 1 ? filter.AndBetween("createdAt", from, to) : filter, asked).Rows.Select(row => (row.Id, (string?)null))],
                _ => [.. context.Get<IObservationStore>().List(context.ProjectId(), page == 1 ? filter.AndBetween("startTime", from, to) : filter, ObservationFilter.NewestFirst, Page, asked.Offset).Rows.Select(row => (row.Id, (string?)row.TraceId))],
            };
            found.AddRange(next);
            if (next.Count < Page)
            {
                break;
            }
        }

        return [.. found.Take(most)];
    }

    private static async Task NextAsync(HttpContext context)
    {
        var queue = Queue(context, 1);
        var body = (await BodyReader.OfAsync(context)).Only("userId", "itemId");
        var (userId, itemId) = (ReadUser(context, body), body.Text("itemId"));
        body.Check();
        var item = await context.Get<AnnotationWork>().TakeAsync(context.ProjectId(), queue, userId, itemId, context.RequestAborted);
        var scores = item is null ? [] : ScoresOf(context, item);
        await JsonReply.OkAsync(context, writer => AnnotationWorkReply.WriteNext(writer, item, Configs(context, queue), scores, context.ProjectId()));
    }

    private static async Task CompleteAsync(HttpContext context)
    {
        var item = Item(context);
        var queue = context.Get<ICatalogue>().Find(AnnotationQueue.Collection, context.ProjectId(), item.QueueId) ?? throw ApiException.NotFound("Annotation queue not found");
        var body = (await BodyReader.OfAsync(context)).Only("userId", "scores", "correction", "comment");
        var userId = ReadUser(context, body);
        var judgement = AnnotationJudgementBody.Read(body, Configs(context, queue), item);
        var done = await context.Get<AnnotationWork>().CompleteAsync(context.ProjectId(), item, userId, judgement, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => AnnotationWorkReply.Write(writer, done));
    }

    private static async Task LeaveAsync(HttpContext context, bool skip)
    {
        var item = Item(context);
        var body = (await BodyReader.OfAsync(context)).Only("userId", "reason");
        var userId = ReadUser(context, body);
        body.Check();
        var left = await context.Get<AnnotationWork>().LeaveAsync(context.ProjectId(), item, userId, skip, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => AnnotationWorkReply.Write(writer, left));
    }

    private static async Task AssignAsync(HttpContext context)
    {
        var item = Item(context);
        var body = (await BodyReader.OfAsync(context)).Only("userId");
        var userId = body.IsNull("userId") ? null : Known(context, body, body.RequiredText("userId"));
        body.Check();
        var assigned = await context.Get<AnnotationWork>().AssignAsync(context.ProjectId(), item, userId, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => AnnotationWorkReply.Write(writer, assigned));
    }

    private static Task AgreementAsync(HttpContext context)
    {
        var agreement = context.Get<PeopleAgreement>().Of(context.ProjectId(), Queue(context, 1));
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteObjects("data", agreement, item =>
            {
                writer.WriteString("configId", item.Config.Id);
                writer.WriteString("name", item.Config.Name);
                writer.WriteString("dataType", item.Config.DataType);
                writer.WriteNumber("items", item.Items);
                TrustReply.WriteAgreement(writer, item.Agreement);
            });
            writer.WriteEndObject();
        });
    }

    // Whoever is logged in works as themselves; a program with keys says for whom.
    private static string ReadUser(HttpContext context, BodyReader body)
    {
        if (context.Project().UserId is { } person)
        {
            return person;
        }

        var userId = body.RequiredText("userId");
        return userId.Length == 0 ? userId : Known(context, body, userId);
    }

    private static string Known(HttpContext context, BodyReader body, string userId)
    {
        if (userId.Length > 0 && context.Get<ICatalogue>().Find(AccessCollections.Users, Catalogue.NoProject, userId) is null)
        {
            body.Issues.Add($"userId: there is no person '{userId}'; make one: POST /api/local/users");
        }

        return userId;
    }

    private static List<ScoreConfig> Configs(HttpContext context, AnnotationQueue queue) =>
        [.. queue.ScoreConfigIds.Select(id => context.Get<ICatalogue>().Find(ScoreConfig.Collection, context.ProjectId(), id)).OfType<ScoreConfig>()];

    private static IReadOnlyList<Score> ScoresOf(HttpContext context, AnnotationItem item)
    {
        var filter = item.ObjectType switch
        {
            "SESSION" => new Filter().AndEqual("sessionId", item.ObjectId),
            "TRACE" => new Filter().AndEqual("traceId", item.ObjectId),
            _ => new Filter().AndEqual("traceId", item.TraceId).AndEqual("observationId", item.ObjectId),
        };
        return context.Get<IScoreStore>().List(context.ProjectId(), filter, Page, 0).Scores;
    }

    private static AnnotationQueue Queue(HttpContext context, int back) =>
        context.Get<ICatalogue>().Find(AnnotationQueue.Collection, context.ProjectId(), PathSegment.FromEnd(context, back)) ?? throw ApiException.NotFound("Annotation queue not found");

    private static AnnotationItem Item(HttpContext context) =>
        context.Get<ICatalogue>().Find(AnnotationItem.Collection, context.ProjectId(), PathSegment.FromEnd(context, 1)) ?? throw ApiException.NotFound("Annotation queue item not found");
}
