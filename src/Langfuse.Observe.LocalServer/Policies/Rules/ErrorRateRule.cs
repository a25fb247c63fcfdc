using System.Globalization;

namespace Langfuse.Observe.LocalServer.Policies.Rules;

/// <summary>error_rate over a trace: the share of its observations that failed.</summary>
internal sealed class ErrorRateRule(double most) : IPolicyRule
{
    public IEnumerable<Finding> Check(ReviewedTrace trace)
    {
        var failed = trace.Observations.Count(row => row.Level == "ERROR");
        var rate = trace.Observations.Count == 0 ? 0 : failed / (double)trace.Observations.Count;
        if (failed > 0 && rate > most)
        {
            yield return new Finding(
                "error_rate", $"{failed} of {trace.Observations.Count} observations failed; at most {Percent(most)} may.", trace.Observations.First(row => row.Level == "ERROR").Id, Percent(rate));
        }
    }

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
