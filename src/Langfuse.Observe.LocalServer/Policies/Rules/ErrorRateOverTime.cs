namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>error_rate over the traces of an agent, of a name, or of the project: the share of them that failed lately.</summary>
internal sealed class ErrorRateOverTime(double most, string over, TimeSpan window, int least) : IPolicyRule
{
    private const double UsualMinutes = 60;
    private const int UsualLeast = 20;

    public TimeSpan Window { get; } = window;

    public static IPolicyRule Read(BodyReader body)
    {
        body.Only("type", "max", "over", "windowMinutes", "minimumTraces");
        var most = body.Number("max");
        if (most is not (>= 0 and < 1))
        {
            body.Require("max", "a share from 0 to 1, such as 0.05");
        }

        var over = body.Choice("over", "trace", "agent", "name", "project") ?? "trace";
        var minutes = body.Number("windowMinutes");
        var least = body.Whole("minimumTraces", 1, 1_000_000);
        if (over == "trace" && (minutes ?? least) is not null)
        {
            body.Issues.Add("windowMinutes, minimumTraces: belong to an error rate over many traces; set over to agent, name or project");
        }

        if (minutes is <= 0 or > 60 * 24 * 31)
        {
            body.Issues.Add("windowMinutes: must be a number from 0 to 44640");
        }

        return over == "trace" ? new ErrorRateRule(most ?? 0) : new ErrorRateOverTime(most ?? 0, over, TimeSpan.FromMinutes(minutes is > 0 and var given ? given : UsualMinutes), least ?? UsualLeast);
    }

    // Seen over the time, not in one trace.
    public IEnumerable<Finding> Check(ReviewedTrace trace) => [];

    /// <summary>The group that a trace counts in, or null.</summary>
    public string? Group(Trace trace, string? agent) => over switch { "agent" => agent, "name" => trace.Name, _ => "the project" };

    /// <summary>What is wrong with a group, or null.</summary>
    public Finding? Check(string group, IReadOnlyList<Trace> traces)
    {
        var failed = traces.Count(trace => trace.Level == "ERROR");
        var rate = traces.Count == 0 ? 0 : failed / (double)traces.Count;
        var who = over == "project" ? group : $"{over} '{group}'";
        return traces.Count >= least && rate > most
            ? new Finding(group, $"{failed} of {traces.Count} traces of {who} failed within {Window.TotalMinutes:0.#} minutes; at most {ErrorRateRule.Percent(most)} may.", null, ErrorRateRule.Percent(rate))
            : null;
    }
}
