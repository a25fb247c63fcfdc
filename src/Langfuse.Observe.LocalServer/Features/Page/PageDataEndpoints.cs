using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>What the page asks for. No key is asked; the loopback guard stands in front.</summary>
internal static class PageDataEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/traces", Guarded.Page(Traces));
        routes.MapGet("/api/local/traces/{traceId}", Guarded.Page(Trace));
        routes.MapGet("/api/local/traces/{traceId}/observations/{observationId}", Guarded.Page(Observation));
        routes.MapGet("/api/local/sessions", Guarded.Page(Sessions));
        routes.MapGet("/api/local/sessions/{sessionId}", Guarded.Page(Session));
        routes.MapGet("/api/local/scores", Guarded.Page(Scores));
        routes.MapGet("/api/local/connection", Guarded.Page(Connection));
    }

    private static async Task Traces(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var listing = await context.Get<IPageStore>().ListAsync(
            context.ProjectId(), SearchText.Parse(query.Text("q")), query.Number("limit", 50, 1, 200), query.Number("offset", 0, 0, int.MaxValue), context.RequestAborted);
        await JsonReply.OkAsync(context, writer => PageJson.WriteListing(writer, listing));
    }

    private static Task Trace(HttpContext context) =>
        context.Get<IPageStore>().Find(context.ProjectId(), PathSegment.FromEnd(context)) is { } trace
            ? JsonReply.OkAsync(context, writer => PageJson.WriteTrace(writer, trace))
            : JsonReply.NotFoundAsync(context, "There is no such trace here (yet).");

    private static Task Observation(HttpContext context) =>
        context.Get<IObservationStore>().Find(context.ProjectId(), PathSegment.FromEnd(context, 2), PathSegment.FromEnd(context)) is { } row
            ? JsonReply.OkAsync(context, writer => PageJson.WriteObservation(writer, row))
            : JsonReply.NotFoundAsync(context, "There is no such observation here (yet).");

    private static Task Sessions(HttpContext context)
    {
        var asked = new QueryReader(context.Request.Query).Page(100);
        var (total, rows) = context.Get<ISessionStore>().List(context.ProjectId(), new Filter(), asked);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("total", total);
            writer.WriteObjects("data", rows, row =>
            {
                writer.WriteString("id", row.Id);
                writer.WriteNumber("startUs", row.StartUs);
                writer.WriteNumber("endUs", row.EndUs);
                writer.WriteNumber("traceCount", row.TraceCount);
                writer.WriteString("userId", row.UserId);
                writer.WriteNumber("totalTokens", row.TotalTokens);
                StoredJson.Number(writer, "totalCost", row.TotalCost);
                writer.WriteString("level", Levels.Name(row.LevelRank));
                writer.WriteString("environment", row.Environment);
            });
            writer.WriteEndObject();
        });
    }

    private static Task Session(HttpContext context)
    {
        var traces = context.Get<ITraceStore>();
        var details = context.Get<ISessionStore>().Traces(context.ProjectId(), PathSegment.FromEnd(context)).Select(trace => traces.Find(context.ProjectId(), trace.Id)).OfType<TraceDetails>().ToList();
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartArray();
            foreach (var trace in details)
            {
                writer.WriteStartObject();
                PageJson.WriteTrace(writer, trace.Trace);
                writer.WriteString("input", trace.Root?.Input);
                writer.WriteString("output", trace.Root?.Output);
                writer.WriteList("scores", trace.Scores, ScoreJson.Write);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });
    }

    private static Task Scores(HttpContext context)
    {
        var asked = new QueryReader(context.Request.Query).Page(100);
        var page = context.Get<IScoreStore>().List(context.ProjectId(), new Filter(), asked.Limit, asked.Offset);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("total", page.Total);
            writer.WriteObjects("data", page.Scores, score =>
            {
                ScoreJson.WriteMembers(writer, score);
                writer.WriteString("traceName", score.TraceId is { } id ? page.Traces.GetValueOrDefault(id)?.Name : null);
            });
            writer.WriteEndObject();
        });
    }

    private static Task Connection(HttpContext context)
    {
        var options = context.Get<LangfuseLocalServerOptions>();
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("baseUrl", $"{context.Request.Scheme}://{context.Request.Host}");
            writer.WriteString("publicKey", options.PublicKey);
            writer.WriteString("secretKey", options.SecretKey);
            writer.WriteString("projectId", context.ProjectId());
            writer.WriteString("projectName", options.ProjectName);
            writer.WriteString("databasePath", options.DatabasePath is null ? null : context.Get<IPageStore>().Place);
            writer.WriteEndObject();
        });
    }
}
