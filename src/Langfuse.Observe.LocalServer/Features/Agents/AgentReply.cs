using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Agents;

namespace Langfuse.Observe.LocalServer.Features.Agents;

/// <summary>An agent and what it did in the time asked for.</summary>
internal sealed record AgentReply(
    string Name, string DetectedBy, int TraceCount, int ErrorCount, double SuccessRate, double AverageLatency, double MedianLatency, double P95Latency,
    double TotalCost, long TotalTokens, int UserCount, string FirstSeen, string LastActive, IReadOnlyList<AgentVersion> Versions)
{
    public static AgentReply Of(AgentTraces agent)
    {
        var (average, median, p95) = agent.Latency();
        var count = agent.Traces.Count;
        return new AgentReply(
            agent.Name, agent.Traces[0].Agent.By, count, agent.Errors, Math.Round((count - agent.Errors) / (double)count, 4), Math.Round(average, 3), median, p95,
            Math.Round(agent.TotalCost, 12), agent.TotalTokens, agent.Traces.Select(one => one.Trace.UserId).OfType<string>().Distinct().Count(),
            Micros.Iso(agent.FirstUs), Micros.Iso(agent.LastUs),
            [
                .. agent.Traces.Where(one => one.Agent.Version is not null).GroupBy(one => one.Agent.Version!)
                    .Select(group => new AgentVersion(group.Key, group.Count(), group.Count(one => one.Trace.Level == "ERROR"), Micros.Iso(group.Max(one => one.Trace.StartUs))))
                    .OrderByDescending(version => version.LastActive, StringComparer.Ordinal),
            ]);
    }
}

internal sealed record AgentVersion(string Version, int TraceCount, int ErrorCount, string LastActive);

/// <param name="Data">The agents, those with the most traces first.</param>
/// <param name="From">The beginning of the time.</param>
/// <param name="To">The end of the time.</param>
/// <param name="IsComplete">Whether all traces of the time were looked at; else only the newest were.</param>
internal sealed record AgentList(IReadOnlyList<AgentReply> Data, string From, string To, bool IsComplete);

internal sealed record AgentDetails(AgentReply Agent, IReadOnlyList<AgentUse> Tools, IReadOnlyList<AgentUse> Models, IReadOnlyList<AgentHour> Activity, IReadOnlyList<AgentTraceReply> Traces, bool IsComplete);

/// <summary>How many traces began in a part of the time.</summary>
internal sealed record AgentHour(string From, int TraceCount, int ErrorCount, double TotalCost);

internal sealed record AgentTraceReply(string Id, string? Name, string Timestamp, double Latency, string Level, double? TotalCost, string? UserId, string? Version);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AgentList))]
[JsonSerializable(typeof(AgentDetails))]
internal sealed partial class AgentJson : JsonSerializerContext;
