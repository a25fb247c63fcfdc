using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Agents;

/// <summary>What the agents of a project did in a span of time, read from its traces when asked.</summary>
internal sealed class AgentActivity(ITraceStore traces, IObservationStore observations)
{
    /// <summary>How many traces are looked at, newest first.</summary>
    public const int MostTraces = 10_000;

    private const int TracesAtOnce = 500;
    private const int MostDetails = 500;
    private const int MostObservations = 20_000;

    /// <summary>The traces of each agent, and whether all traces of the time were looked at.</summary>
    public (IReadOnlyList<AgentTraces> Agents, bool IsComplete) Read(string projectId, long fromUs, long toUs)
    {
        var newest = traces.Newest(projectId, fromUs, toUs, MostTraces);
        var found = newest.Select(one => (one.Trace, one.Metadata, Agent: AgentDetection.Of(one.Trace, one.Metadata, agentObservation: null))).ToList();
        var silent = found.Where(one => one.Agent is null or { By: "name" }).Select(one => one.Trace.Id).ToList();
        var named = AgentObservations(projectId, silent);
        var agents = new Dictionary<string, AgentTraces>(StringComparer.Ordinal);
        foreach (var (trace, metadata, said) in found)
        {
            var agent = named.TryGetValue(trace.Id, out var name) ? AgentDetection.Of(trace, metadata, name) : said;
            if (agent is null)
            {
                continue;
            }

            if (!agents.TryGetValue(agent.Key, out var its))
            {
                agents[agent.Key] = its = new AgentTraces(agent.Name);
            }

            its.Add(agent, trace);
        }

        return ([.. agents.Values.OrderByDescending(agent => agent.Traces.Count).ThenBy(agent => agent.Name, StringComparer.Ordinal)], newest.Count < MostTraces);
    }

    /// <summary>How often the agent called which tools and models, in its newest traces.</summary>
    public (IReadOnlyList<AgentUse> Tools, IReadOnlyList<AgentUse> Models) Uses(string projectId, AgentTraces agent)
    {
        var rows = observations.Facts(projectId, [.. agent.Traces.Take(MostDetails).Select(one => one.Trace.Id)], ["TOOL", "GENERATION", "EMBEDDING"], MostObservations);
        return (Sum(rows.Where(row => row.Type == "TOOL"), row => row.Name), Sum(rows.Where(row => row.Model is not null), row => row.Model!));
    }

    private static List<AgentUse> Sum(IEnumerable<ObservationFacts> rows, Func<ObservationFacts, string> name) =>
    [
        .. rows.GroupBy(name).Select(group => new AgentUse(group.Key, group.Count(), group.Count(row => row.Level == "ERROR"), group.Sum(row => row.TotalCost ?? 0))).OrderByDescending(use => use.Calls),
    ];

    // The outermost of a trace starts first.
    private Dictionary<string, string> AgentObservations(string projectId, List<string> traceIds)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in traceIds.Chunk(TracesAtOnce))
        {
            foreach (var row in observations.Facts(projectId, some, ["AGENT"], MostObservations))
            {
                names.TryAdd(row.TraceId, row.Name);
            }
        }

        return names;
    }
}
