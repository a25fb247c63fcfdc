using Langfuse.Observe.LocalServer.Features.Traces;
using Langfuse.Observe.LocalServer.Policies;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Policies;

/// <summary>Policies: make, change, preview, run over what is there, delete.</summary>
internal static class PolicyEndpoints
{
    private const string Base = "/api/policies";
    private const int MostTraces = 5000;
    private const int UsualTraces = 500;
    private const int MostShown = 200;
    private const int PageSize = 500;
    private static readonly SortOrder s_newestFirst = new("timestamp", IsDescending: true);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Base, Guarded.Local(Role.Viewer, ListAsync));
        routes.MapPost(Base, Guarded.Local(Role.Member, CreateAsync));
        routes.MapPost(Base + "/preview", Guarded.Local(Role.Viewer, PreviewAsync));
        routes.MapGet(Base + "/{id}", Guarded.Local(Role.Viewer, GetAsync));
        routes.MapPatch(Base + "/{id}", Guarded.Local(Role.Member, ChangeAsync));
        routes.MapDelete(Base + "/{id}", Guarded.Local(Role.Member, DeleteAsync));
        routes.MapPost(Base + "/{id}/evaluate", Guarded.Local(Role.Member, EvaluateAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var catalogue = context.Get<ICatalogue>();
        var counts = catalogue.All(Violation.Collection, context.ProjectId()).GroupBy(violation => violation.PolicyId).ToDictionary(group => group.Key, ViolationEndpoints.Count);
        var list = catalogue.All(Policy.Collection, context.ProjectId()).Select(policy => PolicyReply.Of(policy, counts.GetValueOrDefault(policy.Id, new PolicyCounts(0, 0, 0))));
        return JsonReply.OkAsync(context, new PolicyList([.. list]), PolicyJson.Default.PolicyList);
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var policy = PolicyBody.Read(await BodyReader.OfAsync(context), context.Get<SecretBox>(), context.NowUs());
        await SaveAsync(context, policy);
        await JsonReply.CreatedAsync(context, PolicyReply.Of(policy), PolicyJson.Default.PolicyReply);
    }

    private static Task GetAsync(HttpContext context)
    {
        var policy = Find(context);
        var counts = ViolationEndpoints.Count(context.Get<ICatalogue>().All(Violation.Collection, context.ProjectId(), policy.Id));
        return JsonReply.OkAsync(context, PolicyReply.Of(policy, counts), PolicyJson.Default.PolicyReply);
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var policy = PolicyBody.ReadChange(await BodyReader.OfAsync(context), Find(context), context.Get<SecretBox>(), context.NowUs());
        await SaveAsync(context, policy);
        await JsonReply.OkAsync(context, PolicyReply.Of(policy), PolicyJson.Default.PolicyReply);
    }

    private static async Task DeleteAsync(HttpContext context)
    {
        var policy = Find(context);
        await context.Get<ICatalogue>().WriteAsync(
            writer =>
            {
                foreach (var violation in writer.All(Violation.Collection, context.ProjectId(), policy.Id))
                {
                    writer.Delete(Violation.Collection, context.ProjectId(), violation.Id);
                }

                return writer.Delete(Policy.Collection, context.ProjectId(), policy.Id);
            },
            context.RequestAborted);
        context.Get<PolicyReview>().Forget(context.ProjectId());
        await JsonReply.MessageAsync(context, StatusCodes.Status200OK, "Policy deleted, with its violations.");
    }

    // Nothing is stored: a document can be tried while it is written.
    private static async Task PreviewAsync(HttpContext context)
    {
        var body = await BodyReader.OfAsync(context);
        body.Only("policy", "limit", "fromTimestamp", "toTimestamp");
        var (limit, fromUs, toUs) = (body.Whole("limit", 1, MostTraces) ?? UsualTraces, body.TimeUs("fromTimestamp"), body.TimeUs("toTimestamp"));
        if (body.Object("policy") is not { } document)
        {
            body.Require("policy", "the policy document");
            throw ApiException.Invalid(body.Issues);
        }

        body.Check();
        var named = new BodyReader(document, "", body.Issues);
        var policy = named.Has("name")
            ? PolicyBody.Read(named, context.Get<SecretBox>(), context.NowUs())
            : PolicyBody.ReadChange(named, new Policy("preview", "preview", null, true, "medium", null, JsonText.Null, null, null, context.NowUs(), context.NowUs()), context.Get<SecretBox>(), context.NowUs());
        var compiled = CompiledPolicy.Of(policy) ?? throw ApiException.Invalid("rule: required, an object such as {\"type\": \"cost\", \"max\": 0.05}");
        await JsonReply.OkAsync(context, Preview(context, compiled, limit, fromUs, toUs), PolicyJson.Default.PolicyPreview);
    }

    private static PolicyPreview Preview(HttpContext context, CompiledPolicy policy, int limit, long? fromUs, long? toUs)
    {
        var found = new List<Violation>();
        var (looked, matched, flagged) = (0, 0, 0);
        if (policy.OverTime is not null)
        {
            found.AddRange(context.Get<PolicyReview>().FindOverTime(context.ProjectId(), policy, toUs ?? context.NowUs()));
            return new PolicyPreview(0, 0, found.Count, [.. found.Take(MostShown).Select(ViolationReply.Of)]);
        }

        foreach (var trace in Newest(context, limit, fromUs, toUs))
        {
            looked++;
            if (context.Get<ITraceStore>().Find(context.ProjectId(), trace.Id) is { } details)
            {
                var reviewed = new ReviewedTrace(details);
                matched += policy.Fits(reviewed) ? 1 : 0;
                var findings = policy.Check(reviewed);
                flagged += findings.Count > 0 ? 1 : 0;
                found.AddRange(findings.Take(MostShown - found.Count).Select(finding => PolicyReview.Violation(policy.Policy, reviewed, finding, context.NowUs())));
            }
        }

        return new PolicyPreview(looked, matched, flagged, [.. found.Select(ViolationReply.Of)]);
    }

    private static async Task EvaluateAsync(HttpContext context)
    {
        var policy = Find(context, back: 1);
        var body = context.Request.ContentLength is null or 0 ? new BodyReader(JsonText.EmptyObject) : await BodyReader.OfAsync(context);
        body.Only("limit", "fromTimestamp", "toTimestamp");
        var (limit, fromUs, toUs) = (body.Whole("limit", 1, MostTraces) ?? UsualTraces, body.TimeUs("fromTimestamp"), body.TimeUs("toTimestamp"));
        body.Check();
        var compiled = CompiledPolicy.Of(policy) ?? throw ApiException.Refused($"The policy '{policy.Name}' was written for another version and cannot be read. Save its rule again.");
        var review = context.Get<PolicyReview>();
        if (compiled.OverTime is not null)
        {
            var fresh = await review.ReviewOverTimeAsync(context.ProjectId(), compiled, context.RequestAborted);
            await JsonReply.OkAsync(context, new PolicyRun(0, fresh.Count), PolicyJson.Default.PolicyRun);
            return;
        }

        var (looked, added) = (0, 0);
        foreach (var trace in Newest(context, limit, fromUs, toUs).ToList())
        {
            looked++;
            added += (await review.ReviewAsync(context.ProjectId(), trace.Id, [compiled], context.RequestAborted)).Count;
        }

        await JsonReply.OkAsync(context, new PolicyRun(looked, added), PolicyJson.Default.PolicyRun);
    }

    private static IEnumerable<Trace> Newest(HttpContext context, int limit, long? fromUs, long? toUs)
    {
        for (var page = 1; limit > 0; page++)
        {
            var list = context.Get<ITraceStore>().List(
                context.ProjectId(), new Filter().AndBetween("timestamp", fromUs, toUs), s_newestFirst, new PageRequest(page, PageSize), withIo: false, withIds: false).Traces;
            foreach (var trace in list.Take(limit))
            {
                context.RequestAborted.ThrowIfCancellationRequested();
                yield return trace;
            }

            limit = list.Count < PageSize ? 0 : limit - list.Count;
        }
    }

    private static Policy Find(HttpContext context, int back = 0)
    {
        var id = PathSegment.FromEnd(context, back);
        var catalogue = context.Get<ICatalogue>();
        return catalogue.Find(Policy.Collection, context.ProjectId(), id) ?? catalogue.FindUnique(Policy.Collection, context.ProjectId(), id)
            ?? throw ApiException.NotFound($"No policy '{id}' in this project. GET {Base} lists them.");
    }

    private static async Task SaveAsync(HttpContext context, Policy policy)
    {
        await context.Get<ICatalogue>().PutAsync(Policy.Collection, context.ProjectId(), policy, context.RequestAborted);
        context.Get<PolicyReview>().Forget(context.ProjectId());
    }
}
