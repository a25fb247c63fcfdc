using Langfuse.Observe.LocalServer.Agents;

namespace Langfuse.Observe.LocalServer.Features.Agents;

/// <summary>GET /api/agents and /api/agents/{name}: the agents found in traces, and what they did.</summary>
internal static class AgentEndpoints
{
    private const int TracesShown = 50;
    private const int Parts = 48;
    private static readonly TimeSpan s_usual = TimeSpan.FromDays(7);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/agents", Guarded.Local(Role.Viewer, ListAsync));
        routes.MapGet("/api/agents/{name}", Guarded.Local(Role.Viewer, GetAsync));
    }

    private static Task ListAsync(HttpContext context)
    {
        var (fromUs, toUs) = Time(context);
        var (agents, isComplete) = context.Get<AgentActivity>().Read(context.ProjectId(), fromUs, toUs);
        var list = new AgentList([.. agents.Select(AgentReply.Of)], Micros.Iso(fromUs), Micros.Iso(toUs), isComplete);
        return JsonReply.OkAsync(context, list, AgentJson.Default.AgentList);
    }

    private static Task GetAsync(HttpContext context)
    {
        var (fromUs, toUs) = Time(context);
        var name = PathSegment.FromEnd(context);
        var activity = context.Get<AgentActivity>();
        var (agents, isComplete) = activity.Read(context.ProjectId(), fromUs, toUs);
        var agent = agents.FirstOrDefault(one => AgentDetection.Key(one.Name) == AgentDetection.Key(name))
            ?? throw ApiException.NotFound($"No agent '{name}' in the traces from {Micros.Iso(fromUs)} to {Micros.Iso(toUs)}. Ask for another time by fromTimestamp and toTimestamp.");
        var (tools, models) = activity.Uses(context.ProjectId(), agent);
        var details = new AgentDetails(AgentReply.Of(agent), tools, models, Hours(agent, fromUs, toUs), [.. agent.Traces.Take(TracesShown).Select(Trace)], isComplete);
        return JsonReply.OkAsync(context, details, AgentJson.Default.AgentDetails);
    }

    private static (long FromUs, long ToUs) Time(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var toUs = query.TimeUs("toTimestamp") ?? context.NowUs();
        var fromUs = query.TimeUs("fromTimestamp") ?? toUs - (long)s_usual.TotalMicroseconds;
        if (fromUs >= toUs)
        {
            query.Issues.Add("fromTimestamp: must be before toTimestamp");
        }

        query.Check();
        return (fromUs, toUs);
    }

    private static List<AgentHour> Hours(AgentTraces agent, long fromUs, long toUs)
    {
        var width = Math.Max(1, (toUs - fromUs) / Parts);
        return
        [
            .. agent.Traces.GroupBy(one => (one.Trace.StartUs - fromUs) / width).OrderBy(group => group.Key)
                .Select(group => new AgentHour(
                    Micros.Iso(fromUs + (group.Key * width)), group.Count(), group.Count(one => one.Trace.Level == "ERROR"), Math.Round(group.Sum(one => one.Trace.TotalCost ?? 0), 12))),
        ];
    }

    private static AgentTraceReply Trace((DetectedAgent Agent, Trace Trace) one) => new(
        one.Trace.Id, one.Trace.Name, Micros.Iso(one.Trace.StartUs), Micros.Seconds(one.Trace.StartUs, one.Trace.EndUs), one.Trace.Level, one.Trace.TotalCost, one.Trace.UserId, one.Agent.Version);
}
