using Langfuse.Observe.LocalServer.Policies;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Policies;

/// <summary>Violations: list, get, and the word of a person about them.</summary>
internal static class ViolationEndpoints
{
    private const string Base = "/api/violations";
    private const int MostLooked = 20_000;
    private const int MostAtOnce = 1000;
    private const int MaxNote = 2000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Base, Guarded.Local(Role.Viewer, ListAsync));
        routes.MapPatch(Base, Guarded.Local(Role.Member, ChangeManyAsync));
        routes.MapGet(Base + "/{id}", Guarded.Local(Role.Viewer, GetAsync));
        routes.MapPatch(Base + "/{id}", Guarded.Local(Role.Member, ChangeAsync));
    }

    public static PolicyCounts Count(IEnumerable<Violation> violations)
    {
        var states = violations.CountBy(violation => violation.State).ToDictionary();
        return new PolicyCounts(states.GetValueOrDefault(Violation.Open), states.GetValueOrDefault(Violation.Accepted), states.GetValueOrDefault(Violation.Fixed));
    }

    private static Task ListAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        query.Only("page", "limit", "state", "severity", "policyId", "traceId", "agent", "fromTimestamp", "toTimestamp");
        var asked = query.Page();
        var (states, severities) = (query.List("state"), query.List("severity"));
        query.Issues.AddRange(states.Except(Violation.States).Select(state => $"state: '{state}' is not one of {string.Join(", ", Violation.States)}"));
        query.Issues.AddRange(severities.Except(Policy.Severities).Select(severity => $"severity: '{severity}' is not one of {string.Join(", ", Policy.Severities)}"));
        var (agent, fromUs, toUs) = (query.Text("agent"), query.TimeUs("fromTimestamp"), query.TimeUs("toTimestamp"));
        query.Check();
        var found = context.Get<ICatalogue>()
            .List(Violation.Collection, context.ProjectId(), new CatalogueQuery { Parent = query.Text("policyId"), Other = query.Text("traceId"), Limit = MostLooked })
            .Where(one => (severities.Count == 0 || severities.Contains(one.Severity)) && (agent is null || one.Agent == agent) && (fromUs is null || one.FoundUs >= fromUs) && (toUs is null || one.FoundUs < toUs))
            .ToList();
        var shown = found.Where(one => states.Count == 0 || states.Contains(one.State)).ToList();
        var page = asked.Reply<ViolationReply>([.. shown.Skip(asked.Skip).Take(asked.Limit).Select(ViolationReply.Of)], shown.Count);
        return JsonReply.OkAsync(context, new ViolationPage(page.Data, page.Meta, Count(found)), PolicyJson.Default.ViolationPage);
    }

    private static Task GetAsync(HttpContext context)
    {
        var id = PathSegment.FromEnd(context);
        var violation = context.Get<ICatalogue>().Find(Violation.Collection, context.ProjectId(), id) ?? throw NotFound(id);
        return JsonReply.OkAsync(context, ViolationReply.Of(violation), PolicyJson.Default.ViolationReply);
    }

    private static async Task ChangeAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("state", "note");
        var (state, note) = (body.RequiredChoice("state", Violation.States), body.Text("note", MaxNote));
        body.Check();
        var id = PathSegment.FromEnd(context);
        var changed = await context.Get<ViolationBook>().ChangeAsync(context.ProjectId(), id, state, note, context.NowUs(), context.RequestAborted) ?? throw NotFound(id);
        await JsonReply.OkAsync(context, ViolationReply.Of(changed), PolicyJson.Default.ViolationReply);
    }

    private static async Task ChangeManyAsync(HttpContext context)
    {
        var body = (await BodyReader.OfAsync(context)).Only("ids", "state", "note");
        var (ids, state, note) = (body.Texts("ids"), body.RequiredChoice("state", Violation.States), body.Text("note", MaxNote));
        if (ids is not { Count: > 0 and <= MostAtOnce })
        {
            body.Issues.Add($"ids: a list of 1 to {MostAtOnce} ids of violations is required");
        }

        body.Check();
        var changed = new List<ViolationReply>();
        foreach (var id in ids!.Distinct())
        {
            if (await context.Get<ViolationBook>().ChangeAsync(context.ProjectId(), id, state, note, context.NowUs(), context.RequestAborted) is { } violation)
            {
                changed.Add(ViolationReply.Of(violation));
            }
        }

        var counts = Count(context.Get<ICatalogue>().List(Violation.Collection, context.ProjectId(), new CatalogueQuery { Limit = MostLooked }));
        await JsonReply.OkAsync(context, new ViolationPage(changed, new PageMeta(1, changed.Count, changed.Count, 1), counts), PolicyJson.Default.ViolationPage);
    }

    private static ApiException NotFound(string id) => ApiException.NotFound($"No violation '{id}' in this project. GET {Base} lists them.");
}
