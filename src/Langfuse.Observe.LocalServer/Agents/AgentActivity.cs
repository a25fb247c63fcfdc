using Langfuse.Observe.LocalServer.Features.Observations;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Agents;

/// <summary>What the agents of a project did in a span of time, read from its traces when asked.</summary>
internal sealed class AgentActivity(ITraceStore traces, IObservationStore observations)
{
    /// <summary>How many traces are looked at, newest first.</summary>
    public const int MostTraces = 10_000;

    // Inputs and outputs come along with the metadata.
    private const int PageSize = 100;
    private const int MostDetails = 500;
    private const int MostObservations = 20_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly SortOrder s_newestFirst = new("timestamp", IsDescending: true);
    private static readonly SortOrder s_oldestFirst = new("startTime", IsDescending: false);

    /// <summary>The traces of each agent, and whether all traces of the time were looked at.</summary>
    public (IReadOnlyList<AgentTraces> Agents, bool IsComplete) Read(string projectId, long fromUs, long toUs, CancellationToken cancellationToken)
    {
        var named = AgentObservations(projectId, fromUs, toUs);
        var agents = new Dictionary<string, AgentTraces>(StringComparer.Ordinal);
        var looked = 0;
        var began = TimeProvider.System.GetTimestamp();
        for (var page = 1; looked < MostTraces && TimeProvider.System.GetElapsedTime(began) < s_patience; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var list = traces.List(projectId, new Filter().AndBetween("timestamp", fromUs, toUs), s_newestFirst, new PageRequest(page, PageSize), withIo: true, withIds: false);
            foreach (var trace in list.Traces)
            {
                var metadata = trace.OwnTrace?.Metadata ?? list.Root(trace)?.Metadata;
                if (AgentDetection.Of(trace, metadata, named.GetValueOrDefault(trace.Id)) is { } agent)
                {
                    if (!agents.TryGetValue(agent.Key, out var its))
                    {
                        agents[agent.Key] = its = new AgentTraces(agent.Name);
                    }

                    its.Add(agent, trace);
                }
            }

            looked += list.Traces.Count;
            if (list.Traces.Count < PageSize)
            {
                return (Sorted(agents), true);
            }
        }

        return (Sorted(agents), false);
    }

    /// <summary>How often the agent called which tools and models, in its newest traces.</summary>
    public (IReadOnlyList<AgentUse> Tools, IReadOnlyList<AgentUse> Models) Uses(string projectId, AgentTraces agent)
    {
        var ids = agent.Traces.Take(MostDetails).Select(one => one.Trace.Id).ToList();
        if (ids.Count == 0)
        {
            return ([], []);
        }

        var rows = observations.List(projectId, new Filter().AndAnyOf("traceId", ids).AndAnyOf("type", ["TOOL", "GENERATION", "EMBEDDING"]), s_oldestFirst, MostObservations, 0).Rows;
        return (Sum(rows.Where(row => row.Type == "TOOL"), row => row.Name), Sum(rows.Where(row => row.Model is not null), row => row.Model!));
    }

    private static List<AgentTraces> Sorted(Dictionary<string, AgentTraces> agents) => [.. agents.Values.OrderByDescending(agent => agent.Traces.Count).ThenBy(agent => agent.Name, StringComparer.Ordinal)];

    private static List<AgentUse> Sum(IEnumerable<Observation> rows, Func<Observation, string> name) =>
    [
        .. rows.GroupBy(name).Select(group => new AgentUse(group.Key, group.Count(), group.Count(row => row.Level == "ERROR"), group.Sum(row => row.TotalCost ?? 0))).OrderByDescending(use => use.Calls),
    ];

    // The outermost of a trace starts first.
    private Dictionary<string, string> AgentObservations(string projectId, long fromUs, long toUs)
    {
        var rows = observations.List(projectId, new Filter().AndEqual("type", "AGENT").AndBetween("startTime", fromUs, toUs), s_oldestFirst, MostObservations, 0).Rows;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            names.TryAdd(row.TraceId, row.Name);
        }

        return names;
    }
}
