using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>The conditions of a rule, held against observations in memory, so that a rule can say which of them an observation does not meet.</summary>
internal sealed class RuleFilter
{
    private static readonly Dictionary<string, Column> s_columns = new(StringComparer.Ordinal)
    {
        ["type"] = new("stringOptions", row => row.Type),
        ["name"] = new("stringOptions", row => row.Name),
        ["environment"] = new("stringOptions", row => row.Environment),
        ["level"] = new("stringOptions", row => row.Level),
        ["version"] = new("string", row => row.Version),
        ["traceName"] = new("stringOptions", row => row.TraceName),
        ["userId"] = new("string", row => row.UserId),
        ["sessionId"] = new("string", row => row.SessionId),
        ["tags"] = new("arrayOptions", row => Texts(row.Tags)),
        ["metadata"] = new("stringObject", _ => null),
        ["isRootObservation"] = new("boolean", row => row.IsRoot),
        ["parentObservationId"] = new("null", row => row.ParentId),
        ["experimentId"] = new("stringOptions", row => Experiment(row, "id")),
        ["isExperimentItemRootSpan"] = new("boolean", row => row.Experiment is not null && Experiment(row, "item.root_observation_id") == row.Id),
        ["calledToolNames"] = new("arrayOptions", ToolCalls.Names),
        ["toolCalls"] = new("number", row => (double)ToolCalls.Names(row).Count),
        ["datasetId"] = new("stringOptions", row => Experiment(row, "dataset.id")),

        // Beyond Langfuse's contract.
        ["model"] = new("stringOptions", row => row.Model),
        ["promptName"] = new("stringOptions", row => row.PromptName),
        ["latency"] = new("number", row => (row.EndUs - row.StartUs) / 1e6),
        ["totalCost"] = new("number", row => row.TotalCost),
        ["input"] = new("string", row => row.Input),
        ["output"] = new("string", row => row.Output),
    };

    private readonly IReadOnlyList<Condition> _conditions;

    private RuleFilter(IReadOnlyList<Condition> conditions) => _conditions = conditions;

    public static RuleFilter Read(JsonElement list, List<string> issues)
    {
        var before = issues.Count;
        var filter = FilterReader.Read(list, issues);
        if (issues.Count == before)
        {
            foreach (var item in list.EnumerateArray())
            {
                CheckColumn(item, issues);
            }
        }

        return new RuleFilter(filter.Conditions);
    }

    /// <summary>The filter of a stored rule.</summary>
    public static RuleFilter Of(EvaluationRule rule) => Read(rule.Filter, []);

    public bool Matches(Observation row)
    {
        foreach (var condition in _conditions)
        {
            if (!Holds(condition, row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The condition that an observation does not meet, in words; null when it meets all.</summary>
    public string? Mismatch(Observation row)
    {
        var broken = _conditions.FirstOrDefault(condition => !Holds(condition, row));
        return broken is null ? null
            : $"its {broken.Field}{(broken.Key is null ? "" : $"['{broken.Key}']")} is {Shown(Value(broken, row))}, and the rule asks for {Words(broken.Comparison)} {Shown(broken.Value)}".TrimEnd();
    }

    private static void CheckColumn(JsonElement item, List<string> issues)
    {
        var (name, type) = (item.Text("column")!, item.Text("type")!);
        if (!s_columns.TryGetValue(name, out var column))
        {
            issues.Add($"filter: '{name}' is not a column of rules; they have {string.Join(", ", s_columns.Keys)}");
        }
        else if (column.Type != type)
        {
            issues.Add($"filter: the column '{name}' takes the type {column.Type}, not {type}");
        }
        else if (type == "stringObject" && item.Text("key") is not { Length: > 0 })
        {
            issues.Add($"filter: the column '{name}' needs a key");
        }
    }

    private static object? Value(Condition condition, Observation row) => condition.Field == "metadata" ? Metadata(row, condition.Key!) : s_columns[condition.Field].Of(row);

    private static bool Holds(Condition condition, Observation row)
    {
        var value = Value(condition, row);
        return condition.Comparison switch
        {
            Comparison.IsNull => value is null,
            Comparison.IsNotNull => value is not null,
            _ => value switch
            {
                IReadOnlyList<string> list => HoldsList(condition, list),
                bool flag => condition.Comparison == Comparison.Equal == (flag == (bool)condition.Value!),
                double number => HoldsNumber(condition, number),
                string text => HoldsText(condition, text),
                _ => condition.Comparison is Comparison.NoneOf or Comparison.DoesNotContain or Comparison.NotEqual,
            },
        };
    }

    private static bool HoldsText(Condition condition, string text) => condition.Comparison switch
    {
        Comparison.Equal => text == (string)condition.Value!,
        Comparison.NotEqual => text != (string)condition.Value!,
        Comparison.Contains => text.Contains((string)condition.Value!, StringComparison.OrdinalIgnoreCase),
        Comparison.DoesNotContain => !text.Contains((string)condition.Value!, StringComparison.OrdinalIgnoreCase),
        Comparison.StartsWith => text.StartsWith((string)condition.Value!, StringComparison.OrdinalIgnoreCase),
        Comparison.EndsWith => text.EndsWith((string)condition.Value!, StringComparison.OrdinalIgnoreCase),
        Comparison.AnyOf => ((IEnumerable<string>)condition.Value!).Contains(text),
        Comparison.NoneOf => !((IEnumerable<string>)condition.Value!).Contains(text),
        _ => false,
    };

    private static bool HoldsList(Condition condition, IReadOnlyList<string> list)
    {
        var wanted = (IEnumerable<string>)condition.Value!;
        return condition.Comparison switch
        {
            Comparison.AnyOf => wanted.Any(list.Contains),
            Comparison.NoneOf => !wanted.Any(list.Contains),
            _ => wanted.All(list.Contains),
        };
    }

    private static bool HoldsNumber(Condition condition, double number)
    {
        var other = Convert.ToDouble(condition.Value, CultureInfo.InvariantCulture);
        return condition.Comparison switch
        {
            Comparison.Less => number < other,
            Comparison.LessOrEqual => number <= other,
            Comparison.Greater => number > other,
            Comparison.GreaterOrEqual => number >= other,
            Comparison.NotEqual => number != other,
            _ => number == other,
        };
    }

    private static string? Metadata(Observation row, string key)
    {
        using var document = JsonText.TryParse(row.Metadata);
        return document?.RootElement is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
            : null;
    }

    private static string? Experiment(Observation row, string member)
    {
        using var document = JsonText.TryParse(row.Experiment);
        return document?.RootElement.Text(member);
    }

    private static List<string> Texts(string? json)
    {
        using var document = JsonText.TryParse(json);
        return document?.RootElement is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] : [];
    }

    private static string Words(Comparison comparison) => comparison switch
    {
        Comparison.AnyOf => "any of",
        Comparison.NoneOf => "none of",
        Comparison.AllOf => "all of",
        Comparison.DoesNotContain => "not containing",
        Comparison.IsNull => "nothing",
        Comparison.IsNotNull => "something",
        Comparison.NotEqual => "other than",
        Comparison.Less => "under",
        Comparison.LessOrEqual => "at most",
        Comparison.Greater => "over",
        Comparison.GreaterOrEqual => "at least",
        Comparison.Contains => "containing",
        Comparison.StartsWith => "starting with",
        Comparison.EndsWith => "ending with",
        _ => "",
    };

    private static string Shown(object? value) => value switch
    {
        null => "",
        string text => $"'{(text.Length > 60 ? text[..60] + "…" : text)}'",
        bool flag => flag ? "true" : "false",
        IEnumerable list => string.Join(", ", list.Cast<object>()) is { Length: > 0 } items ? items : "empty",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed record Column(string Type, Func<Observation, object?> Of);
}
