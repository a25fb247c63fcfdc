using System.Text.Json;
using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>What Langfuse's contract does not have: settings, runs with their reasons, rules over stored observations, why a target has no score.</summary>
internal static class EvaluationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/local/evaluation-settings", Guarded.Local(Role.Viewer, SettingsAsync));
        routes.MapPut("/api/local/evaluation-settings", Guarded.Local(Role.Member, ChangeSettingsAsync));
        routes.MapGet("/api/local/evaluation-rules", Guarded.Local(Role.Viewer, RulesAsync));
        routes.MapGet("/api/local/evaluation-rules/{ruleId}", Guarded.Local(Role.Viewer, RuleAsync));
        routes.MapGet("/api/local/evaluation-rules/{ruleId}/explain", Guarded.Local(Role.Viewer, ExplainAsync));
        routes.MapPost("/api/local/evaluation-rules/{ruleId}/backfills", Guarded.Local(Role.Member, BackfillAsync));
        routes.MapGet("/api/local/evaluation-backfills/{backfillId}", Guarded.Local(Role.Viewer, GetBackfillAsync));
        routes.MapDelete("/api/local/evaluation-backfills/{backfillId}", Guarded.Local(Role.Member, CancelBackfillAsync));
        routes.MapGet("/api/local/evaluation-runs", Guarded.Local(Role.Viewer, RunsAsync));
        routes.MapGet("/api/local/evaluation-runs/{runId}", Guarded.Local(Role.Viewer, RunAsync));
        routes.MapPost("/api/local/evaluation-runs/{runId}/retry", Guarded.Local(Role.Member, RetryAsync));
        routes.MapPost("/api/local/evaluators/{evaluatorId}/reactivate", Guarded.Local(Role.Member, ReactivateAsync));
    }

    private static Task SettingsAsync(HttpContext context)
    {
        var settings = EvaluationSettings.Of(context.Get<ICatalogue>(), context.ProjectId());
        var budget = EvaluationBudget.Of(context.Get<ICatalogue>(), context.ProjectId(), context.NowUs());
        return JsonReply.OkAsync(context, writer => EvaluationReply.WriteSettings(writer, settings, budget, JudgeProject.IdOf(context.ProjectId())));
    }

    private static async Task ChangeSettingsAsync(HttpContext context)
    {
        var before = EvaluationSettings.Of(context.Get<ICatalogue>(), context.ProjectId());
        var settings = SettingsBody.Read(await BodyReader.OfAsync(context), before);
        await context.Get<ICatalogue>().PutAsync(EvaluationSettings.Collection, context.ProjectId(), settings, context.RequestAborted);
        if (settings.DefaultModel != before.DefaultModel)
        {
            await context.Get<EvaluatorLibrary>().ReactivateOfAsync(context.ProjectId(), null, context.RequestAborted);
        }

        await SettingsAsync(context);
    }

    private static Task RulesAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var asked = query.Page();
        query.Check();
        var catalogue = context.Get<ICatalogue>();
        var rules = catalogue.List(EvaluationRule.Collection, context.ProjectId(), new CatalogueQuery { Limit = asked.Limit, Offset = asked.Offset });
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteList("data", rules, (json, rule) => EvaluationReply.WriteRule(json, catalogue, context.ProjectId(), rule));
            asked.WriteMeta(writer, catalogue.Count(EvaluationRule.Collection, context.ProjectId(), default));
            writer.WriteEndObject();
        });
    }

    private static Task RuleAsync(HttpContext context)
    {
        var rule = Rule(context, 0);
        return JsonReply.OkAsync(context, writer => EvaluationReply.WriteRule(writer, context.Get<ICatalogue>(), context.ProjectId(), rule));
    }

    private static Task ExplainAsync(HttpContext context)
    {
        var rule = Rule(context, 1);
        var query = new QueryReader(context.Request.Query);
        query.Only("traceId", "observationId");
        var (traceId, observationId) = (query.Text("traceId"), query.Required("observationId"));
        query.Check();
        var observations = context.Get<IObservationStore>();
        var row = (traceId is null ? observations.Find(context.ProjectId(), observationId) : observations.Find(context.ProjectId(), traceId, observationId))
            ?? throw ApiException.NotFound("Observation not found within authorized project");
        var why = context.Get<Explanation>().Of(context.ProjectId(), rule, row);
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteObjects("evaluators", why, item =>
            {
                writer.WriteString("evaluatorId", item.EvaluatorId);
                writer.WriteString("evaluatorName", item.EvaluatorName);
                writer.WriteString("state", item.State);
                writer.WriteString("reason", item.Reason);
                writer.WriteString("scoreId", item.ScoreId);
            });
            writer.WriteEndObject();
        });
    }

    private static async Task BackfillAsync(HttpContext context)
    {
        var rule = Rule(context, 1);
        var body = (await BodyReader.OfAsync(context)).Only("fromStartTime", "toStartTime", "limit", "startAt");
        var (from, to, startAt) = (body.TimeUs("fromStartTime"), body.TimeUs("toStartTime"), body.TimeUs("startAt"));
        if (from >= to)
        {
            body.Issues.Add("fromStartTime: must be before toStartTime");
        }

        if (startAt < context.NowUs())
        {
            body.Issues.Add($"startAt: {Micros.Iso(startAt.Value)} is in the past; leave it out to start now");
        }

        if (rule.Assignments.Count == 0)
        {
            body.Issues.Add("the rule has no evaluators; add one to evaluatorAssignments first");
        }

        if (JudgeProject.Is(context.ProjectId()))
        {
            body.Issues.Add("this project holds the judge's own calls, which are not judged");
        }

        var most = body.Whole("limit", 1);
        body.Check();
        var made = new Backfill(Guid.NewGuid().ToString(), rule.Id, 0, context.Get<IEvaluationFeed>().Newest(context.ProjectId()), Backfill.Waiting, context.NowUs())
        {
            FromUs = from, ToUs = to, Most = most, StartAtUs = startAt,
        };
        await context.Get<ICatalogue>().PutAsync(Backfill.Collection, context.ProjectId(), made, context.RequestAborted);
        await JsonReply.WriteAsync(context, StatusCodes.Status201Created, writer => EvaluationReply.WriteBackfill(writer, made));
    }

    private static Task GetBackfillAsync(HttpContext context)
    {
        var backfill = FindBackfill(context);
        return JsonReply.OkAsync(context, writer => EvaluationReply.WriteBackfill(writer, backfill));
    }

    private static async Task CancelBackfillAsync(HttpContext context)
    {
        var id = FindBackfill(context).Id;
        var ended = await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                // It may have ended meanwhile; its queued runs are skipped all the same.
                var cancelled = writer.Find(Backfill.Collection, context.ProjectId(), id)! with { State = Backfill.Cancelled, EndedUs = context.NowUs() };
                writer.Put(Backfill.Collection, context.ProjectId(), cancelled);
                return cancelled;
            },
            context.RequestAborted);
        await JsonReply.OkAsync(context, writer => EvaluationReply.WriteBackfill(writer, ended));
    }

    private static Task RunsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit", "ruleId", "state");
        var asked = query.Page();
        var (ruleId, state) = (query.Text("ruleId"), query.Text("state"));
        if (state is not null && !EvaluationRun.States.Contains(state))
        {
            query.Issues.Add($"state: '{state}' is not one of {string.Join(", ", EvaluationRun.States)}");
        }

        query.Check();
        var catalogue = context.Get<ICatalogue>();
        var of = new CatalogueQuery { Parent = ruleId, Other = state };
        var runs = catalogue.List(EvaluationRun.Collection, context.ProjectId(), of with { Limit = asked.Limit, Offset = asked.Offset });
        var waits = context.Get<Explanation>().WaitReason(context.ProjectId());
        return JsonReply.OkAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteList("data", runs, (json, run) => EvaluationReply.WriteRun(json, run, waits));
            asked.WriteMeta(writer, catalogue.Count(EvaluationRun.Collection, context.ProjectId(), of));
            writer.WriteEndObject();
        });
    }

    private static Task RunAsync(HttpContext context)
    {
        var run = FindRun(context, 0);
        var waits = context.Get<Explanation>().WaitReason(context.ProjectId());
        return JsonReply.OkAsync(context, writer => EvaluationReply.WriteRun(writer, run, waits));
    }

    private static async Task RetryAsync(HttpContext context)
    {
        var run = FindRun(context, 1);
        if (run.State is not (EvaluationRun.Failed or EvaluationRun.Skipped))
        {
            throw ApiException.Conflict($"The run is {run.State}; only a failed or skipped one is tried again.");
        }

        if (context.Get<ICatalogue>().Find(Evaluator.Collection, context.ProjectId(), run.EvaluatorId) is not { IsJudge: true })
        {
            throw ApiException.Conflict("The evaluator asks no judge and would say the same; run the rule over stored observations after it was changed.");
        }

        var again = run with { State = EvaluationRun.Pending, Attempts = 0, Reason = null, DueUs = context.NowUs() };
        await context.Get<ICatalogue>().PutAsync(EvaluationRun.Collection, context.ProjectId(), again, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => EvaluationReply.WriteRun(writer, again, null));
    }

    private static async Task ReactivateAsync(HttpContext context)
    {
        var evaluator = context.Get<ICatalogue>().Find(Evaluator.Collection, context.ProjectId(), PathSegment.FromEnd(context, 1)) ?? throw ApiException.NotFound("Evaluator not found");
        var changed = await context.Get<EvaluatorLibrary>().ReactivateAsync(context.ProjectId(), evaluator, context.RequestAborted);
        await JsonReply.OkAsync(context, writer => EvaluatorReply.Write(writer, changed, context.Get<ICatalogue>().All(EvaluationRule.Collection, context.ProjectId())));
    }

    private static EvaluationRule Rule(HttpContext context, int back) =>
        context.Get<ICatalogue>().Find(EvaluationRule.Collection, context.ProjectId(), PathSegment.FromEnd(context, back)) ?? throw ApiException.NotFound("Evaluation rule not found");

    private static Backfill FindBackfill(HttpContext context) =>
        context.Get<ICatalogue>().Find(Backfill.Collection, context.ProjectId(), PathSegment.FromEnd(context)) ?? throw ApiException.NotFound("There is no such run over stored observations");

    private static EvaluationRun FindRun(HttpContext context, int back) =>
        context.Get<ICatalogue>().Find(EvaluationRun.Collection, context.ProjectId(), PathSegment.FromEnd(context, back)) ?? throw ApiException.NotFound("Evaluation run not found");
}
