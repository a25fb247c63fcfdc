using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Features.Sessions;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>What the page asks for. No key is asked; the loopback guard stands in front.</summary>
internal static class PageDataEndpoints
{
    private const int MostQueries = 20;

    private static readonly string[] s_traceOrder =
        ["timestamp", "name", "userId", "sessionId", "environment", "version", "release", "latency", "totalCost", "totalTokens", "inputTokens", "outputTokens", "observationCount", "levelRank"];

    private static readonly string[] s_observationOrder =
        ["startTime", "name", "type", "level", "model", "traceName", "userId", "sessionId", "environment", "promptName", "version", "latency", "timeToFirstToken", "totalCost", "totalTokens", "inputTokens", "outputTokens"];

    private static readonly string[] s_sessionOrder = ["createdAt", "id", "userId", "environment", "traceCount", "totalCost"];

    private static readonly string[] s_userOrder = ["lastSeen", "firstSeen", "id", "traceCount", "sessionCount", "errorCount", "totalTokens", "totalCost"];

    private static readonly string[] s_scoreOrder = ["timestamp", "name", "value", "source", "dataType"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/traces", Guarded.Page(Traces));
        routes.MapGet("/api/local/traces/{traceId}", Guarded.Page(Trace));
        routes.MapGet("/api/local/traces/{traceId}/glance", Guarded.Page(Glance));
        routes.MapGet("/api/local/traces/{traceId}/observations/{observationId}", Guarded.Page(Observation));
        routes.MapGet("/api/local/observations", Guarded.Page(Observations));
        routes.MapGet("/api/local/metrics", Guarded.Page(Metrics));
        routes.MapGet("/api/local/users", Guarded.Page(Users));
        routes.MapGet("/api/local/facets/{list}", Guarded.Page(Facets));
        routes.MapGet("/api/local/sessions", Guarded.Page(Sessions));
        routes.MapGet("/api/local/sessions/{sessionId}", Guarded.Page(Session));
        routes.MapGet("/api/local/scores", Guarded.Page(Scores));
        routes.MapGet("/api/local/connection", Guarded.Page(Connection));
    }

    private static async Task Traces(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (filter, order) = (Asked(query, ofObservations: false), query.OrderBy(new SortOrder("timestamp", IsDescending: true), s_traceOrder));
        var (limit, offset) = Part(query);
        query.Check();
        var listing = await context.Get<IPageStore>().TracesAsync(context.ProjectId(), filter, order, limit, offset, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => PageJson.WriteListing(writer, listing));
    }

    private static async Task Observations(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (filter, order) = (Asked(query, ofObservations: true), query.OrderBy(new SortOrder("startTime", IsDescending: true), s_observationOrder));
        var (limit, offset) = Part(query);
        query.Check();
        var listing = await context.Get<IPageStore>().ObservationsAsync(context.ProjectId(), filter, order, limit, offset, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => PageJson.WriteListing(writer, listing));
    }

    // Several questions in one request: a view with many panels waits once.
    private static Task Metrics(HttpContext context)
    {
        var queries = new QueryReader(context.Request.Query).All("query");
        if (queries.Count is 0 or > MostQueries)
        {
            throw ApiException.Invalid($"query: 1 to {MostQueries} of them, each the JSON object that /api/public/metrics takes");
        }

        var store = context.Get<IMetricsStore>();
        var answers = queries.Select(text =>
        {
            using var json = JsonText.TryParse(text) ?? throw ApiException.Invalid("query: must be a JSON object with view, metrics, fromTimestamp and toTimestamp");
            return store.Run(context.ProjectId(), MetricsBody.Read(json.RootElement, isV2: false, store));
        }).ToList();
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartArray();
            foreach (var answer in answers)
            {
                MetricsEndpoints.Write(writer, answer);
            }

            writer.WriteEndArray();
        });
    }

    private static Task Users(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (filter, order) = (FilterReader.Read(query) ?? new Filter(), query.OrderBy(new SortOrder("lastSeen", IsDescending: true), s_userOrder));
        var (limit, offset) = Part(query);
        query.Check();
        var (total, rows) = context.Get<IPageStore>().Users(context.ProjectId(), filter, order, limit, offset);
        return JsonReply.OkAsync(context, writer => PageJson.WriteListing(writer, total, rows));
    }

    private static async Task Facets(HttpContext context)
    {
        var list = PathSegment.FromEnd(context);
        if (!PageLists.All.Contains(list))
        {
            throw ApiException.NotFound($"There is no list '{list}'; there are {string.Join(", ", PageLists.All)}.");
        }

        var query = new QueryReader(context.Request.Query);
        var filter = Asked(query, list == PageLists.Observations);
        query.Check();
        var facets = await context.Get<IPageStore>().FacetsAsync(context.ProjectId(), list, filter, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => PageJson.WriteFacets(writer, facets));
    }

    // The conditions that were chosen, and those that were typed.
    private static Filter Asked(QueryReader query, bool ofObservations) => SearchText.Parse(query.Text("q"), FilterReader.Read(query) ?? new Filter(), ofObservations);

    private static (int Limit, int Offset) Part(QueryReader query) => (query.Number("limit", 50, 1, 200), query.Number("offset", 0, 0, int.MaxValue));

    private static Task Trace(HttpContext context) =>
        context.Get<IPageStore>().Find(context.ProjectId(), PathSegment.FromEnd(context)) is { } trace
            ? JsonReply.OkAsync(context, writer => PageJson.WriteTrace(writer, trace))
            : JsonReply.NotFoundAsync(context, "There is no such trace here (yet).");

    private static Task Glance(HttpContext context) =>
        context.Get<IPageStore>().Glance(context.ProjectId(), PathSegment.FromEnd(context, 1)) is { } glance
            ? JsonReply.OkAsync(context, writer => PageJson.WriteGlance(writer, glance))
            : JsonReply.NotFoundAsync(context, "There is no such trace here (yet).");

    private static Task Observation(HttpContext context) =>
        context.Get<IObservationStore>().Find(context.ProjectId(), PathSegment.FromEnd(context, 2), PathSegment.FromEnd(context)) is { } row
            ? JsonReply.OkAsync(context, writer => PageJson.WriteObservation(writer, row))
            : JsonReply.NotFoundAsync(context, "There is no such observation here (yet).");

    private static Task Sessions(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (filter, asked, order) = (FilterReader.Read(query) ?? new Filter(), query.Page(100), query.OrderBy(new SortOrder("createdAt", IsDescending: true), s_sessionOrder));
        query.Check();
        var (total, rows) = context.Get<ISessionStore>().List(context.ProjectId(), filter, asked, order);
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
        var query = new QueryReader(context.Request.Query);
        var (filter, asked, order) = (FilterReader.Read(query) ?? new Filter(), query.Page(100), query.OrderBy(new SortOrder("timestamp", IsDescending: true), s_scoreOrder));
        query.Check();
        var page = context.Get<IScoreStore>().List(context.ProjectId(), filter, asked.Limit, asked.Offset, order);
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
        var user = context.Project().UserId is null ? null : context.Get<UserSessions>().Find(context);
        var projects = ProjectsOf(context, user);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            // Who is logged in uses the session instead of the keys, which are those of the first project.
            var isLoggedIn = user is not null;
            writer.WriteString("baseUrl", RequestScheme.Origin(context.Request));
            writer.WriteString("publicKey", options.PublicKey);
            writer.WriteString("secretKey", isLoggedIn || context.ProjectId() != Project.LocalId ? null : options.SecretKey);
            writer.WriteString("csrfToken", isLoggedIn ? context.Get<UserSessions>().CsrfToken(context) : null);
            writer.WriteString("projectId", context.ProjectId());
            writer.WriteString("projectName", context.Get<AccessLibrary>().Project(context.Project().OrganisationId, context.ProjectId()).Name);
            writer.WriteString("userEmail", user?.Email);
            writer.WriteObjects("projects", projects, project =>
            {
                writer.WriteString("id", project.Id);
                writer.WriteString("name", project.Name);
            });
            writer.WriteString("databasePath", options.DatabasePath is null ? null : context.Get<IPageStore>().Place);
            writer.WriteEndObject();
        });
    }

    // Those that may be chosen: all of a server without a login, else those of the person.
    private static IReadOnlyList<Project> ProjectsOf(HttpContext context, User? user) =>
        user is null ? [.. context.Get<AccessLibrary>().Projects(context.Project().OrganisationId).OrderByDescending(project => project.Id == Project.LocalId).ThenBy(project => project.CreatedUs)]
        : [.. context.Get<Members>().Projects(user).Select(item => item.Project)];
}
