namespace Langfuse.Observe.LocalServer.Agents;

/// <summary>An agent with its traces, newest first.</summary>
internal sealed class AgentTraces(string name)
{
    private readonly List<(DetectedAgent Agent, Trace Trace)> _traces = [];

    public string Name { get; } = name;

    public IReadOnlyList<(DetectedAgent Agent, Trace Trace)> Traces => _traces;

    public int Errors => _traces.Count(one => one.Trace.Level == "ERROR");

    public double TotalCost => _traces.Sum(one => one.Trace.TotalCost ?? 0);

    public long TotalTokens => _traces.Aggregate(0L, (sum, one) => Amounts.Add(sum, one.Trace.TotalTokens));

    public long FirstUs => _traces.Min(one => one.Trace.StartUs);

    public long LastUs => _traces.Max(one => one.Trace.StartUs);

    public void Add(DetectedAgent agent, Trace trace) => _traces.Add((agent, trace));

    /// <summary>The seconds that traces took: their mean, and the values that half and 95 of 100 stay below.</summary>
    public (double Average, double Median, double P95) Latency()
    {
        var seconds = _traces.Select(one => Math.Max(0, Micros.Seconds(one.Trace.StartUs, one.Trace.EndUs))).Order().ToList();
        return (seconds.Average(), At(0.5), At(0.95));

        double At(double share) => seconds[Math.Clamp((int)Math.Ceiling(share * seconds.Count) - 1, 0, seconds.Count - 1)];
    }
}
