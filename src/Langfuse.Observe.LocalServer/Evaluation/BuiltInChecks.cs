using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>The evaluators that the server brings: they need no call and give the same every time.</summary>
internal static class BuiltInChecks
{
    private const int MostPatterns = 500;
    private static readonly TimeSpan s_regexPatience = TimeSpan.FromMilliseconds(250);
    private static readonly ConcurrentDictionary<(string Pattern, bool IgnoreCase), Regex> s_patterns = new();

    /// <exception cref="EvaluationException">The observation cannot be judged; the message says why.</exception>
    public static EvaluatedScore Evaluate(Check check, Observation row) => check.Kind switch
    {
        "equality" => new EvaluatedScore(string.Equals(Field(check, row), Expected(check, row), Case(check))),
        "contains" => new EvaluatedScore(Field(check, row).Contains(Expected(check, row), Case(check))),
        "regex" => new EvaluatedScore(IsMatch(check, Field(check, row))),
        "json_schema" => OfSchema(check, Field(check, row)),
        "latency" => Measured(check, Math.Max(0, row.EndUs - row.StartUs) / 1e6, "s"),
        "cost" => Measured(check, row.TotalCost ?? throw new EvaluationException("it has no cost: its model has no price here, or it sent no usage"), "US dollars"),
        "length" => Measured(check, Field(check, row).Length, "characters"),
        _ => throw new EvaluationException($"there is no check '{check.Kind}'"),
    };

    private static StringComparison Case(Check check) => check.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static string Field(Check check, Observation row) => TargetFields.Text(row, check.Source, check.JsonPath) ?? throw Missing(check.Source, check.JsonPath);

    private static string Expected(Check check, Observation row) =>
        check.Expected ?? TargetFields.Text(row, check.ExpectedFrom!.Source, check.ExpectedFrom.JsonPath) ?? throw Missing(check.ExpectedFrom.Source, check.ExpectedFrom.JsonPath);

    private static EvaluationException Missing(string source, string? path) => new(path is null ? $"it has no {source}" : $"'{path}' leads to nothing in its {source}");

    private static bool IsMatch(Check check, string text)
    {
        try
        {
            return Pattern(check).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new EvaluationException($"the regular expression '{check.Pattern}' takes longer than {s_regexPatience.TotalMilliseconds} ms on it; make it simpler");
        }
    }

    private static Regex Pattern(Check check)
    {
        var key = (check.Pattern!, check.IgnoreCase);
        if (s_patterns.TryGetValue(key, out var known))
        {
            return known;
        }

        var made = new Regex(check.Pattern!, RegexOptions.CultureInvariant | (check.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), s_regexPatience);
        if (s_patterns.Count < MostPatterns)
        {
            s_patterns[key] = made;
        }

        return made;
    }

    private static EvaluatedScore OfSchema(Check check, string text)
    {
        using var document = JsonText.TryParse(text);
        if (document is null)
        {
            return new EvaluatedScore(false) { Comment = "it is not JSON" };
        }

        var problems = SchemaCheck.Problems(check.Schema!.Value, document.RootElement);
        return new EvaluatedScore(problems.Count == 0) { Comment = problems.Count == 0 ? null : string.Join("; ", problems) };
    }

    private static EvaluatedScore Measured(Check check, double value, string unit) => check.IsMeasure
        ? new EvaluatedScore(value)
        : new EvaluatedScore(!(value < check.Least) && !(value > check.Most)) { Comment = FormattableString.Invariant($"{value} {unit}") };
}
