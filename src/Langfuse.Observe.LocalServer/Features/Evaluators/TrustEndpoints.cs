using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Whether a judge can be trusted: trials, dry runs, and its agreement with people.</summary>
internal static class TrustEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/local/evaluators/try", Guarded.Local(Role.Member, TryAsync));
        routes.MapGet("/api/local/evaluators/{evaluatorId}/trust", Guarded.Local(Role.Viewer, TrustAsync));
        routes.MapPost("/api/local/evaluators/{evaluatorId}/dry-runs", Guarded.Local(Role.Member, DryRunAsync));
        routes.MapGet("/api/local/evaluator-dry-runs/{dryRunId}", Guarded.Local(Role.Viewer, GetDryRunAsync));
    }

    private static async Task TryAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("definition", "traceId", "observationId");
        var draft = ReadDraft(body, "draft", null);
        var (traceId, id) = (body.Text("traceId"), body.RequiredText("observationId"));
        body.Check();
        var observations = context.Get<IObservationStore>();
        var row = (traceId is null ? observations.Find(context.ProjectId(), id) : observations.Find(context.ProjectId(), traceId, id)) ?? throw ApiException.NotFound("Observation not found within authorized project");
        var result = await context.Get<Trial>().RunAsync(context.ProjectId(), draft, row, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => TrustReply.Write(writer, result));
    }

    private static Task TrustAsync(HttpContext context)
    {
        var evaluator = Evaluator(context);
        var query = new QueryReader(context.Request.Query);
        query.Only("humanScore", "version", "fromTimestamp", "toTimestamp");
        var (human, version, from, to) = (query.Text("humanScore"), query.Whole("version", 1), query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"));
        query.Check();
        var report = context.Get<JudgeTrust>().Of(context.ProjectId(), evaluator, human, version, from, to);
        return JsonReply.OkAsync(context, writer => TrustReply.Write(writer, evaluator.Id, report));
    }

    private static async Task DryRunAsync(HttpContext context)
    {
        var evaluator = Evaluator(context);
        var body = (await BodyReader.OfAsync(context)).Only("definition", "last", "ruleId");
        var draft = ReadDraft(body, evaluator.Name, evaluator);
        var last = body.Whole("last", 1, 100) ?? 20;
        var ruleId = body.Text("ruleId");
        var rule = ruleId is null ? null : context.Get<ICatalogue>().Find(EvaluationRule.Collection, context.ProjectId(), ruleId);
        if (ruleId is not null && rule is null)
        {
            body.Issues.Add($"ruleId: there is no rule '{ruleId}' in this project");
        }

        body.Check();
        var made = await context.Get<DryRuns>().StartAsync(context.ProjectId(), evaluator, draft, rule, last, context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status202Accepted, writer => TrustReply.Write(writer, made));
    }

    private static Task GetDryRunAsync(HttpContext context)
    {
        var run = context.Get<DryRuns>().Find(context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("Dry run not found");
        return JsonReply.OkAsync(context, writer => TrustReply.Write(writer, run));
    }

    private static Evaluator ReadDraft(BodyReader body, string name, Evaluator? earlier)
    {
        if (body.Object("definition") is not { } given)
        {
            if (!body.Has("definition"))
            {
                body.Require("definition", "an object as for a new version, with its type");
            }

            return new Evaluator("", name, null, "", new EvaluatorVersion("", "", 1, new EvaluatorDefinition(), 0), 0, 0);
        }

        var (type, definition) = EvaluatorBody.ReadDefinition(new BodyReader(given, "definition.", body.Issues));
        if (earlier is not null && type.Length > 0 && type != earlier.Type)
        {
            body.Issues.Add($"definition.type: is {earlier.Type} and cannot change");
        }

        var id = earlier?.Id ?? "";
        return new Evaluator(id, name, null, type, new EvaluatorVersion("", id, (earlier?.Latest.Version ?? 0) + 1, definition ?? new EvaluatorDefinition(), 0), 0, 0);
    }

    private static Evaluator Evaluator(HttpContext context) =>
        context.Get<ICatalogue>().Find(Evaluators.Evaluator.Collection, context.ProjectId(), PathSegment.FromEnd(context, 1)) ?? throw ApiException.NotFound("Evaluator not found");
}
