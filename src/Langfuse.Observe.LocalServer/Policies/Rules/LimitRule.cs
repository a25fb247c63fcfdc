using System.Globalization;

namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>cost, latency and tokens: an amount of the trace, or of each observation, stays within a bound.</summary>
internal sealed class LimitRule(string what, double most, bool ofObservations, IReadOnlyCollection<string> types) : IPolicyRule
{
    public const string Cost = "cost";
    public const string Latency = "latency";
    public const string Tokens = "tokens";

    public static IPolicyRule Read(BodyReader body, string what)
    {
        body.Only("type", "max", "of", "types");
        var most = body.Number("max");
        if (most is null || most < 0)
        {
            body.Require("max", what switch { Cost => "a cost in US dollars", Latency => "a time in seconds", _ => "a number of tokens" });
        }

        var types = body.Texts("types") ?? [];
        var of = body.Choice("of", "trace", "observation") ?? (types.Count > 0 ? "observation" : "trace");
        if (types.Count > 0 && of == "trace")
        {
            body.Issues.Add("types: belong to observations; set of to observation");
        }

        return new LimitRule(what, most ?? 0, of == "observation", [.. types.Select(type => type.ToUpperInvariant())]);
    }

    public IEnumerable<Finding> Check(ReviewedTrace trace)
    {
        if (!ofObservations)
        {
            if (OfTrace(trace) is { } amount && amount > most)
            {
                yield return new Finding(what, $"The trace {Text(amount)}; at most {Shown(most)} is allowed.", null, Shown(amount));
            }

            yield break;
        }

        foreach (var row in trace.Observations.Where(row => types.Count == 0 || types.Contains(row.Type)))
        {
            if (OfObservation(row) is { } amount && amount > most)
            {
                yield return new Finding(what, $"'{row.Name}' {Text(amount)}; at most {Shown(most)} is allowed.", row.Id, Shown(amount));
            }
        }
    }

    private double? OfTrace(ReviewedTrace trace) => what switch { Cost => trace.Trace.TotalCost, Latency => trace.Seconds, _ => trace.Trace.TotalTokens };

    private double? OfObservation(Observation row) => what switch { Cost => row.TotalCost, Latency => Micros.Seconds(row.StartUs, row.EndUs), _ => row.TotalTokens };

    private string Text(double amount) => what switch { Cost => $"cost {Shown(amount)}", Latency => $"took {Shown(amount)}", _ => $"used {Shown(amount)}" };

    private string Shown(double amount) => what switch
    {
        Cost => "$" + amount.ToString("0.######", CultureInfo.InvariantCulture),
        Latency => amount.ToString("0.###", CultureInfo.InvariantCulture) + " s",
        _ => amount.ToString("0", CultureInfo.InvariantCulture) + " tokens",
    };
}
