using Langfuse.Observe.LocalServer.Agents;
using Langfuse.Observe.LocalServer.Features.Traces;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>A trace as policies see it.</summary>
internal sealed class ReviewedTrace
{
    public ReviewedTrace(TraceDetails details)
    {
        Details = details;
        Metadata = details.Trace.OwnTrace?.Metadata ?? details.Root?.Metadata;
        Agent = AgentDetection.Of(details.Trace, Metadata, details.Observations.FirstOrDefault(row => row.Type == "AGENT")?.Name);
    }

    public TraceDetails Details { get; }

    public Trace Trace => Details.Trace;

    public IReadOnlyList<Observation> Observations => Details.Observations;

    public string? Metadata { get; }

    public DetectedAgent? Agent { get; }

    public IReadOnlyList<string> Tags => Texts(Trace.Tags);

    public double Seconds => Math.Max(0, Micros.Seconds(Trace.StartUs, Trace.EndUs));

    private static IReadOnlyList<string> Texts(string? list)
    {
        using var json = JsonText.TryParse(list);
        return json?.RootElement.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(item => item.ToString())] : [];
    }
}
